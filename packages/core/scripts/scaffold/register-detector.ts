import { exportName } from './detector-template.js';

/** The text of the registry with one more detector: its import in its place by the alphabet, itself at the end of the list. */
export function registerDetector(registry: string, name: string): string {
  const [imports, list] = registry.split('\n\n/**', 2);
  const own = `import { ${exportName(name)} } from './${name}.js';`;
  const sorted = [...imports.trimEnd().split('\n'), own].sort((one, other) => compare(specifier(one), specifier(other)));
  return `${sorted.join('\n')}\n\n/**${list.replace(/\n\];\n$/, `\n  ${exportName(name)},\n];\n`)}`;
}

function specifier(line: string): string {
  return line.slice(line.indexOf("'"));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../runtime/package.json' with { type: 'json' };
import { readExamples } from '../../runtime/scripts/doc-examples.js';
import { run } from './run.js';
import { subPathsOf } from './try-twins.js';

const runtime = '@perf-analyze/runtime';
const IMPORTS = /^import .*\n/gm;

const base = { strict: true, target: 'es2022', lib: ['es2023', 'esnext.disposable'], types: ['node'], rootDir: 'examples' };
const resolutions = {
  node16: { compilerOptions: { ...base, module: 'node16', esModuleInterop: true, outDir: 'built' }, include: ['examples'] },
  bundler: { compilerOptions: { ...base, module: 'esnext', moduleResolution: 'bundler', noEmit: true }, include: ['examples/*.mts'] },
};

/**
 * Writes the examples of the runtime's documentation into a project that has it installed: as modules that import its sub-paths, that require them,
 * and that import its root. Each sub-path must have an example.
 */
export function writeExamples(project: string): string {
  const examples = readExamples();
  const without = subPathsOf(project, runtime).filter((subPath) => subPath !== '.' && !examples.some(({ code }) => code.includes(`'${join(runtime, subPath)}'`)));
  assert.deepEqual(without, [], 'every sub-path has an example in docs/runtime');
  mkdirSync(join(project, 'examples'));
  for (const { name, code } of examples) {
    writeFileSync(join(project, 'examples', `${name}.mts`), code);
    writeFileSync(join(project, 'examples', `${name}.cts`), toScript(code));
    writeFileSync(join(project, 'examples', `${name}.root.mts`), fromRoot(code));
  }
  return `${examples.length} examples of ${runtime}, imported, required, and imported from its root`;
}

/** What the examples import beside the runtime and Node, in the versions that the runtime is tested with, as npm installs them. */
export function packagesOfExamples(): string[] {
  const imported = readExamples().flatMap(({ code }) => [...code.matchAll(/^import .* from '((?:@[^/']+\/)?[^/']+)/gm)].map(([, name]) => name));
  const versions: Readonly<Record<string, string>> = manifest.devDependencies;
  return [...new Set(imported)].filter((name) => name !== runtime && !name.startsWith('node:')).map((name) => `${name}@${versions[name]}`);
}

/** Type-checks the examples against the installed declarations, by the ways of Node and of bundlers, and writes what Node can run. */
export function compileExamples(project: string, compiler: string): string {
  for (const [resolution, configuration] of Object.entries(resolutions)) {
    const file = `tsconfig.${resolution}.json`;
    writeFileSync(join(project, file), JSON.stringify(configuration));
    run(project, 'node', compiler, '--project', file);
  }
  return `TypeScript ${run(project, 'node', compiler, '--version').trim()}: examples are typed by ${Object.keys(resolutions).join(' and ')}`;
}

/** Runs the compiled examples, one after the other in one process of that Node; where it ends early, the last one named is to blame. */
export function runExamples(project: string, node: string): string {
  const files = readdirSync(join(project, 'built')).map((file) => `./built/${file}`);
  run(project, node, '--input-type=module', '--eval', `for (const file of ${JSON.stringify(files)}) { console.log(file); await import(file); }`);
  return `${files.length} examples run`;
}

/** A script cannot await outside of functions. */
function toScript(code: string): string {
  return `${[...code.matchAll(IMPORTS)].join('')}void (async () => {\n${code.replace(IMPORTS, '')}})();\n`;
}

/** What is for tests alone is no part of the root. */
function fromRoot(code: string): string {
  return code.replaceAll(new RegExp(`'${runtime}/(?!testing')[^']+'`, 'g'), `'${runtime}'`);
}

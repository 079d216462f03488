import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync, visitorKeys } from 'oxc-parser';
import { ResolverFactory } from 'oxc-resolver';
import type { SyntaxNode } from './display-name.js';

const EXTENSIONS = ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.tsx', '.json', '.node'];
const resolver = {
  import: new ResolverFactory({ extensions: EXTENSIONS, conditionNames: ['node', 'import'], builtinModules: true }),
  require: new ResolverFactory({ extensions: EXTENSIONS, conditionNames: ['node', 'require'], builtinModules: true }),
};

interface Reference {
  specifier: string;
  form: keyof typeof resolver;
}

/** All source files that the entries reach by literal `import`, `export … from`, `import()` and `require`, relative to the folder. */
export function reachedFiles(folder: string, entries: readonly string[]): string[] {
  const reached = new Set<string>();
  const pending = entries.map((entry) => join(folder, entry));
  for (let file = pending.pop(); file; file = pending.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    pending.push(...referencedFiles(file));
  }
  return [...reached].map((file) => relative(folder, file)).sort();
}

function referencedFiles(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const { program } = parseSync(file, text, { sourceType: 'unambiguous' });
  return references(program as unknown as SyntaxNode).flatMap(({ specifier, form }) => {
    const { path } = resolver[form].sync(dirname(file), specifier);
    return path && /\.[cm]?[jt]sx?$/.test(path) && !path.endsWith('.d.ts') ? [path] : [];
  });
}

function references(node: SyntaxNode): Reference[] {
  const own = reference(node);
  const below = (visitorKeys[node.type] ?? [])
    .flatMap((key) => [node[key]].flat())
    .filter((child): child is SyntaxNode => typeof child === 'object' && child !== null && 'type' in child)
    .flatMap(references);
  return own ? [own, ...below] : below;
}

function reference(node: SyntaxNode): Reference | null {
  if (node.type === 'CallExpression') {
    const [argument] = node.arguments as (SyntaxNode | undefined)[];
    const isRequire = (node.callee as SyntaxNode).name === 'require';
    return isRequire && typeof argument?.value === 'string' ? { specifier: argument.value, form: 'require' } : null;
  }
  const source = node.source as SyntaxNode | null | undefined;
  return typeof source?.value === 'string' ? { specifier: source.value, form: 'import' } : null;
}

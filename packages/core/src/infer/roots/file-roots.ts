import picomatch from 'picomatch';
import { entryName } from '../../catalog/roots/entry-name.js';
import type { RootLookup } from '../../catalog/roots/lookup.js';
import type { FileRule } from '../../catalog/roots/rules.js';
import { pathInPackage } from '../../discover/path-in-package.js';
import type { Program } from '../../link/program.js';
import type { Root } from './root.js';

const matchers = new WeakMap<FileRule, (path: string) => boolean>();

/** Patterns are compiled when the first file asks for them. */
function isPlace(rule: FileRule, path: string): boolean {
  const matches = matchers.get(rule) ?? picomatch([...rule.files], { dot: true });
  matchers.set(rule, matches);
  return matches(path);
}

/** What a template of cloud functions names. */
const NAMED: FileRule = { kind: 'lambda', reach: 'request', requires: [], files: [], exports: [], name: 'lambda {file}' };

/** Exports that a framework calls because of where their file is: Next, SvelteKit, Remix; or because a template names them. */
export function fileRoots(program: Program, lookup: RootLookup): Root[] {
  return program.files.flatMap((file, index) => {
    const { package: owner, path } = file;
    if (!owner || file.role === 'test') return [];
    const local = pathInPackage(path, owner);
    const named = file.handlers ? rootsOf(program, index, { ...NAMED, exports: file.handlers }, local) : [];
    const placed = lookup.files
      .filter((rule) => (rule.requires.length === 0 || rule.requires.some((name) => owner.dependencies.includes(name))) && isPlace(rule, local))
      .flatMap((rule) => rootsOf(program, index, rule, local));
    return [...named, ...placed];
  });
}

function rootsOf(program: Program, file: number, rule: FileRule, local: string): Root[] {
  const { summary } = program.files[file];
  if (rule.exceptDirective !== undefined && summary.directives.includes(rule.exceptDirective)) return [];
  if (rule.directive !== undefined && !summary.directives.includes(rule.directive)) return [];
  const roots: Root[] = [];
  const exported = program.namedExportsOf(file);
  const keyed = rule.keyedBy && isExported(exported, rule.keyedBy.exported) && !isExported(exported, rule.keyedBy.unless);
  for (const [name, node] of exported) {
    if (!rule.exports.includes('*') && !rule.exports.includes(name)) continue;
    for (const fn of exportedFunctions(program, node, rule)) {
      const root = { function: fn, kind: rule.kind, reach: rule.reach, confidence: 'definite', call: -1, node, loop: false, keyed } as const;
      roots.push({ ...root, name: entryName(rule.name, { name, file: local }) });
    }
  }
  return roots;
}

function isExported(exported: readonly [string, number][], wanted: string): boolean {
  return exported.some(([name]) => name === wanted);
}

function exportedFunctions(program: Program, node: number, { members, onlyMembers = false }: FileRule): number[] {
  const functions = onlyMembers ? [] : program.functionsAt(node);
  for (const [name, value] of members ? program.propertiesAt(node) : []) {
    if (members?.includes(name) || members?.includes('*')) functions.push(...program.functionsAt(value));
  }
  const wrapper = onlyMembers ? -1 : program.callWithResult(node);
  return wrapper < 0 ? functions : functions.concat(argumentsOf(program, wrapper));
}

/** `export const handler = middy(async (event) => …)` exports the function that it wraps. */
function argumentsOf(program: Program, call: number): number[] {
  return Array.from({ length: program.calls.argumentCount(call) }, (_, position) => program.functionsAt(program.calls.argument(call, position))).flat();
}

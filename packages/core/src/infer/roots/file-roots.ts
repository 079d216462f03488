import picomatch from 'picomatch';
import { kept } from '../../kept.js';
import { entryName } from '../../catalog/roots/entry-name.js';
import { namedByTemplate } from '../../catalog/roots/files.js';
import type { RootLookup } from '../../catalog/roots/lookup.js';
import type { FileRule } from '../../catalog/roots/rules.js';
import { pathInPackage } from '../../discover/path-in-package.js';
import type { Program } from '../../link/program.js';
import { filesThatLoad, specifiersOf } from '../files/loaded-files.js';
import type { Root } from './root.js';

/** Patterns are compiled when the first file asks for them. */
const matcherOf = kept(({ files }: FileRule) => picomatch([...files], { dot: true }));

/** Exports that a framework calls because of where their file is: Next, SvelteKit, Remix; or because a template names them. */
export function fileRoots(program: Program, lookup: RootLookup): Root[] {
  return program.files.flatMap((file, index) => {
    const { package: owner, path } = file;
    if (!owner || file.role === 'test') return [];
    const local = pathInPackage(path, owner);
    const named = file.handlers ? rootsOf(program, index, { ...namedByTemplate, exports: file.handlers }, local) : [];
    const placed = lookup.files
      .filter((rule) => (rule.requires.length === 0 || rule.requires.some((name) => owner.dependencies.includes(name))) && matcherOf(rule)(local))
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
  const keyed = rule.keyedBy !== undefined && isExported(exported, rule.keyedBy) && !isAsking(program, file, rule);
  const confidence = isBuilt(program, file, rule, local) ? 'probable' : 'definite';
  for (const [name, node] of exported) {
    if (!rule.exports.includes('*') && !rule.exports.includes(name)) continue;
    for (const fn of exportedFunctions(program, node, rule)) {
      const root = { function: fn, kind: rule.kind, reach: rule.reach, confidence, call: -1, node, loop: false, keyed } as const;
      roots.push({ ...root, name: entryName(rule.name, { name, file: local }) });
    }
  }
  return roots;
}

/** Whether a file with a fixed address, and all that it loads, asks nothing of the request. */
function isBuilt(program: Program, file: number, rule: FileRule, local: string): boolean {
  return rule.builtUnless !== undefined && !local.includes('[') && !isAsking(program, file, rule);
}

/** Whether a file, or what it loads, asks for something of the request. */
function isAsking(program: Program, file: number, { builtUnless }: FileRule): boolean {
  if (!builtUnless) return false;
  const { names } = program.files[file].summary;
  const asks = builtUnless.mentions.some((name) => names.includes(name)) || program.namedExportsOf(file).some(([name]) => builtUnless.exports.includes(name));
  return asks || askingFiles(program)(builtUnless.loads).has(file);
}

/** The files that load one of some modules, by themselves or through others. */
const askingFiles = kept((program: Program) =>
  kept((modules: readonly string[]) => filesThatLoad(program, program.files.flatMap((_, file) => (specifiersOf(program, file).some((specifier) => modules.includes(specifier)) ? [file] : [])))),
);

function isExported(exported: readonly [string, number][], wanted: string): boolean {
  return exported.some(([name]) => name === wanted);
}

function exportedFunctions(program: Program, node: number, { members, onlyMembers = false }: FileRule): number[] {
  const functions = onlyMembers ? [] : program.functionsAt(node);
  for (const [name, value] of members ? program.propertiesAt(node) : []) {
    if (members?.includes(name) || members?.includes('*')) functions.push(...program.functionsAt(value));
  }
  // `export const handler = middy(async (event) => …)` exports the function that it wraps.
  const wrapper = onlyMembers ? -1 : program.callWithResult(node);
  return wrapper < 0 ? functions : functions.concat(program.calls.arguments(wrapper).flatMap((argument) => program.functionsAt(argument)));
}

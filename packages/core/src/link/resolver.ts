import { existsSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { posix, relative, resolve as resolvePath, sep } from 'node:path';
import type { ResolverFactory } from 'oxc-resolver';
import { NO_LAYOUT } from '../discover/build-layout.js';
import { sourceCandidates } from '../discover/built-file.js';
import type { DiscoveredPackage } from '../discover/discovered-file.js';
import type { SkippedFile } from '../report/report.js';
import type { Resolution, Resolve } from './module-graph.js';

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** Source extensions that a specifier with an output extension may mean. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/**
 * Resolves specifiers for the files of a program. Relative ones are looked up among the files themselves; the others
 * go to oxc-resolver, which knows `tsconfig` paths, `exports` and workspaces, and each folder asks it once. Where a
 * tsconfig.json cannot be used, `onBrokenTsconfig` gets to know it, and its folders resolve as if it were not there.
 */
export function createResolver(cwd: string, paths: readonly string[], packages: readonly DiscoveredPackage[], onBrokenTsconfig: (file: SkippedFile) => void): Resolve {
  const indexOf = new Map(paths.map((path, index) => [path, index]));
  const cache = new Map<string, Resolution>();
  const search = lazySearch(cwd, onBrokenTsconfig);
  return (importer, specifier) => {
    if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
    const folder = posix.dirname(paths[importer]);
    const key = `${folder}\0${specifier}`;
    let resolution = cache.get(key);
    if (resolution === undefined) {
      resolution = relativeFile(indexOf, folder, specifier) ?? external(specifier);
      cache.set(key, resolution);
    }
    return resolution;

    function external(name: string): Resolution {
      const path = search(paths[importer], name);
      const local = path === undefined ? undefined : relative(cwd, path).split(sep).join('/');
      const found = local === undefined ? undefined : (indexOf.get(local) ?? sourceOf(indexOf, local, packages));
      return found ?? workspaceFile(indexOf, name, packages) ?? name;
    }
  };
}

function relativeFile(indexOf: ReadonlyMap<string, number>, folder: string, specifier: string): number | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(folder, specifier);
  return indexOf.get(path) ?? aliased(indexOf, path) ?? withExtension(indexOf, path) ?? withExtension(indexOf, path === '.' ? 'index' : `${path}/index`);
}

function aliased(indexOf: ReadonlyMap<string, number>, path: string): number | undefined {
  const extension = posix.extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (const alias of ALIASES[extension] ?? []) {
    const index = indexOf.get(stem + alias);
    if (index !== undefined) return index;
  }
  return undefined;
}

function withExtension(indexOf: ReadonlyMap<string, number>, path: string): number | undefined {
  for (const extension of EXTENSIONS) {
    const index = indexOf.get(path + extension);
    if (index !== undefined) return index;
  }
  return undefined;
}

/** The source from which a file of a workspace was built, when the program has it. */
function sourceOf(indexOf: ReadonlyMap<string, number>, path: string, packages: readonly DiscoveredPackage[]): number | undefined {
  const owner = packages.filter(({ folder }) => folder === '.' || path.startsWith(`${folder}/`)).sort((a, b) => b.folder.length - a.folder.length)[0];
  return owner && firstFile(indexOf, owner.folder, sourceCandidates(posix.relative(owner.folder, path), NO_LAYOUT));
}

/** A workspace that has not been built: its name leads nowhere on disk yet. */
function workspaceFile(indexOf: ReadonlyMap<string, number>, specifier: string, packages: readonly DiscoveredPackage[]): number | undefined {
  const owner = packages.find(({ name }) => name !== null && (specifier === name || specifier.startsWith(`${name}/`)));
  if (!owner?.name) return undefined;
  if (specifier === owner.name) return owner.entries.map((entry) => indexOf.get(entry)).find((index) => index !== undefined);
  return firstFile(indexOf, owner.folder, sourceCandidates(`dist/${specifier.slice(owner.name.length + 1)}`, NO_LAYOUT));
}

function firstFile(indexOf: ReadonlyMap<string, number>, folder: string, candidates: readonly string[]): number | undefined {
  return candidates.map((candidate) => indexOf.get(posix.join(folder, candidate))).find((index) => index !== undefined);
}

type Search = (importer: string, specifier: string) => string | undefined;

/** Loads oxc-resolver when the first specifier needs it: many programs resolve by relative paths alone. */
function lazySearch(cwd: string, onBrokenTsconfig: (file: SkippedFile) => void): Search {
  let aware: ResolverFactory | undefined;
  let unaware: ResolverFactory | undefined;
  const told = new Set<string>();
  return (importer, specifier) => {
    const from = resolvePath(cwd, importer);
    const { path, error } = (aware ??= createFactory(true)).resolveFileSync(from, specifier);
    if (!error || !TSCONFIG_ERROR.test(error)) return path;
    const broken = brokenTsconfig(cwd, posix.dirname(importer), error);
    if (!told.has(broken.file)) onBrokenTsconfig(broken);
    told.add(broken.file);
    return (unaware ??= createFactory(false)).resolveFileSync(from, specifier).path;
  };
}

const TSCONFIG_ERROR = /^(?:Failed to load tsconfig|Tsconfig )/;

/** The nearest tsconfig.json, which leads to the trouble, though the trouble may lie in what it extends. */
function brokenTsconfig(cwd: string, folder: string, error: string): SkippedFile {
  const file = posix.join(folder, 'tsconfig.json');
  const parent = posix.dirname(folder);
  if (parent !== folder && !existsSync(resolvePath(cwd, file))) return brokenTsconfig(cwd, parent, error);
  const cause = /^Failed/.test(error) ? 'cannot be read' : /circular/.test(error) ? 'extends itself in a circle' : 'extends what is not there';
  return { file, reason: `${cause}, treated as absent` };
}

function createFactory(readsTsconfig: boolean): ResolverFactory {
  const { ResolverFactory: Factory } = createRequire(import.meta.url)('oxc-resolver') as typeof import('oxc-resolver');
  return new Factory({
    tsconfig: readsTsconfig ? 'auto' : undefined,
    extensions: [...EXTENSIONS, '.json', '.node'],
    extensionAlias: Object.fromEntries(Object.entries(ALIASES).map(([extension, aliases]) => [extension, [...aliases]])),
    conditionNames: ['source', 'node', 'import', 'require', 'default'],
    mainFields: ['source', 'module', 'main'],
  });
}

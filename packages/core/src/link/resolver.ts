import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { NO_LAYOUT } from '../discover/build-layout.js';
import { type BuildElsewhere, sourceElsewhere } from '../discover/builds-elsewhere.js';
import { sourceCandidates } from '../discover/built-file.js';
import type { DiscoveredPackage } from '../discover/discovered-file.js';
import { EXTENSIONS, OUTPUT_EXTENSIONS } from './extensions.js';
import type { Resolution, Resolve } from './module-graph.js';
import type { Search } from './search.js';

interface Layout {
  packages: readonly DiscoveredPackage[];
  builds: readonly BuildElsewhere[];
}

/**
 * Resolves specifiers for the files of a program. Relative ones are looked up among the files themselves; the others
 * are searched for on disk, once for each folder.
 */
export function createResolver(paths: readonly string[], { packages, builds }: Layout, search: Search): Resolve {
  const indexOf = new Map(paths.map((path, index) => [path, index]));
  const cache = new Map<string, Resolution>();
  return (importer, specifier) => {
    if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
    const folder = posix.dirname(paths[importer]);
    const key = `${folder}\0${specifier}`;
    let resolution = cache.get(key);
    if (resolution === undefined) {
      resolution = relativeFile(indexOf, folder, specifier) ?? builtFile(indexOf, { folder, specifier, builds }) ?? external(specifier);
      cache.set(key, resolution);
    }
    return resolution;

    function external(name: string): Resolution {
      return fileFrom(paths[importer], name) ?? workspaceFile(name) ?? name;
    }

    function fileFrom(place: string, name: string): number | undefined {
      const local = search(place, name);
      return local === undefined ? undefined : (indexOf.get(local) ?? sourceOf(indexOf, local, packages));
    }

    /** A workspace that is not installed, or not built: its name leads nowhere but from within itself. */
    function workspaceFile(name: string): number | undefined {
      const owner = packages.find((candidate) => candidate.name !== null && (name === candidate.name || name.startsWith(`${candidate.name}/`)));
      if (!owner?.name) return undefined;
      return fileFrom(posix.join(owner.folder, 'package.json'), name) ?? unbuiltFile(indexOf, name.slice(owner.name.length + 1), owner);
    }
  };
}

function relativeFile(indexOf: ReadonlyMap<string, number>, folder: string, specifier: string): number | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(folder, specifier);
  return indexOf.get(path) ?? aliased(indexOf, path) ?? withExtension(indexOf, path) ?? withExtension(indexOf, path === '.' ? 'index' : `${path}/index`);
}

/** `./backend/server.js` where `backend` is what the compiler makes of `server`. */
function builtFile(indexOf: ReadonlyMap<string, number>, { folder, specifier, builds }: { folder: string; specifier: string; builds: readonly BuildElsewhere[] }): number | undefined {
  if (builds.length === 0 || !specifier.startsWith('.')) return undefined;
  const path = posix.join(folder, specifier);
  const spellings = posix.extname(path) === '' ? [`${path}.js`, `${path}/index.js`] : [path];
  const sources = spellings.map((spelling) => sourceElsewhere(spelling, builds, (candidate) => indexOf.has(candidate)));
  const source = sources.find((found) => found !== undefined);
  return source === undefined ? undefined : indexOf.get(source);
}

function aliased(indexOf: ReadonlyMap<string, number>, path: string): number | undefined {
  const extension = posix.extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (const alias of OUTPUT_EXTENSIONS[extension] ?? []) {
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

function unbuiltFile(indexOf: ReadonlyMap<string, number>, path: string, { folder, entries }: DiscoveredPackage): number | undefined {
  if (path === '') return entries.map((entry) => indexOf.get(entry)).find((index) => index !== undefined);
  return firstFile(indexOf, folder, sourceCandidates(`dist/${path}`, NO_LAYOUT)) ?? relativeFile(indexOf, folder, `./${path}`);
}

function firstFile(indexOf: ReadonlyMap<string, number>, folder: string, candidates: readonly string[]): number | undefined {
  return candidates.map((candidate) => indexOf.get(posix.join(folder, candidate))).find((index) => index !== undefined);
}

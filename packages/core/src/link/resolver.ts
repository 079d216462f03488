import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { NO_LAYOUT } from '../discover/build-layout.js';
import { sourceCandidates } from '../discover/built-file.js';
import type { DiscoveredPackage } from '../discover/discovered-file.js';
import { EXTENSIONS, OUTPUT_EXTENSIONS } from './extensions.js';
import type { Resolution, Resolve } from './module-graph.js';
import type { Search } from './search.js';

/**
 * Resolves specifiers for the files of a program. Relative ones are looked up among the files themselves; the others
 * are searched for on disk, once for each folder.
 */
export function createResolver(paths: readonly string[], packages: readonly DiscoveredPackage[], search: Search): Resolve {
  const indexOf = new Map(paths.map((path, index) => [path, index]));
  const cache = new Map<string, Resolution>();
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
      const local = search(paths[importer], name);
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

/** A workspace that has not been built, or is not installed: its name leads nowhere on disk yet. What is no build is named as it lies there. */
function workspaceFile(indexOf: ReadonlyMap<string, number>, specifier: string, packages: readonly DiscoveredPackage[]): number | undefined {
  const owner = packages.find(({ name }) => name !== null && (specifier === name || specifier.startsWith(`${name}/`)));
  if (!owner?.name) return undefined;
  if (specifier === owner.name) return owner.entries.map((entry) => indexOf.get(entry)).find((index) => index !== undefined);
  const path = specifier.slice(owner.name.length + 1);
  return firstFile(indexOf, owner.folder, [...sourceCandidates(`dist/${path}`, NO_LAYOUT), ...sourceCandidates(path, NO_LAYOUT)]);
}

function firstFile(indexOf: ReadonlyMap<string, number>, folder: string, candidates: readonly string[]): number | undefined {
  return candidates.map((candidate) => indexOf.get(posix.join(folder, candidate))).find((index) => index !== undefined);
}

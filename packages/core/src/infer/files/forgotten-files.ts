import { dirname } from 'node:path/posix';
import { append } from '../../append.js';
import type { Program } from '../../link/program.js';
import { entryFiles } from './entry-files.js';
import { loadedFiles } from './loaded-files.js';
import type { Root } from '../roots/root.js';

/**
 * Files that nobody seems to load any more: most of those beside them are loaded by name, they are no start, and no framework knows
 * them by their place or asks for anything in them. In a folder that is loaded as a whole, nothing is loaded by name.
 */
export function forgottenFiles(program: Program, roots: readonly Root[]): ReadonlySet<number> {
  const starts = startFiles(program);
  const started = new Set([...starts].map((file) => program.files[file].package));
  const loaded = loadedFiles(program);
  const called = new Set(roots.filter(({ kind }) => kind !== 'module').map((root) => program.calls.functions.file(root.function)));
  const sources = program.files.flatMap(({ role, isDependency }, file) => (role === 'source' && !isDependency ? [file] : []));
  const isAlone = (file: number): boolean => !loaded.has(file) && !starts.has(file) && !called.has(file) && started.has(program.files[file].package);
  const byFolder = new Map<string, number[]>();
  for (const file of sources) append(byFolder, dirname(program.files[file].path), file);
  const isLoadedByName = (files: readonly number[]): boolean => files.filter((file) => loaded.has(file)).length * 2 > files.length;
  return new Set([...byFolder.values()].filter(isLoadedByName).flatMap((files) => files.filter(isAlone)));
}

function startFiles(program: Program): ReadonlySet<number> {
  const named = program.files.flatMap(({ isService, role, handlers }, file) => (isService === true || role === 'bin' || handlers !== undefined ? [file] : []));
  return new Set([...entryFiles(program), ...named]);
}

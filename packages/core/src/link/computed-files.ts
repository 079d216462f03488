import { dirname, join } from 'node:path/posix';
import type { ProgramFile } from './module-graph.js';

/** Every file whose path begins as the specifier does may be meant; of a folder that holds the importer too, only those that lie directly in it. */
export function filesMeant(files: readonly ProgramFile[], importer: number, specifier: string): number[] {
  const { path, isDependency } = files[importer];
  const start = join(dirname(path), specifier).replace(/^\.(?:\/|$)/, '');
  const isFolder = start === '' || specifier.endsWith('/');
  const holdsImporter = isFolder && path.startsWith(start);
  const isMeant = (other: string): boolean => other.startsWith(start) && !(holdsImporter && other.slice(start.length).includes('/'));
  return files.flatMap((other, index) => (other.isDependency === isDependency && isMeant(other.path) ? [index] : []));
}

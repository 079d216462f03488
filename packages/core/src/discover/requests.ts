import { statSync, type Stats } from 'node:fs';
import { resolve, sep } from 'node:path';
import { UsageError } from '../usage-error.js';
import { systemErrorReason } from './system-error.js';

/** A path as the user wrote it, and what it is. */
export type PathRequest =
  | { kind: 'folder'; given: string; path: string }
  | { kind: 'file'; given: string; path: string }
  | { kind: 'glob'; given: string; path: string; pattern: string };

const MAGIC = /[*?{}[\]]|[!+@]\(/;

/** Tells what each path of the user means. A path with glob characters that exists as such is no glob. */
export function requests(paths: readonly string[], cwd: string): PathRequest[] {
  return paths.map((given) => request(given, cwd)).sort((one, other) => (one.path < other.path ? -1 : 1));
}

function request(given: string, cwd: string): PathRequest {
  const path = absolutePath(cwd, given);
  const stats = statsOf(path, given);
  if (stats?.isDirectory()) return { kind: 'folder', given, path };
  if (stats?.isFile()) return { kind: 'file', given, path };
  if (stats) throw new UsageError(`${given} is neither a file nor a folder. Name what is to be analysed.`);
  if (!MAGIC.test(given)) throw new UsageError(`${given} does not exist in ${cwd}. Check the path.`);
  const pattern = given.replaceAll('\\', '/');
  const fixed = pattern.slice(0, pattern.search(MAGIC));
  return { kind: 'glob', given, path: absolutePath(cwd, fixed.slice(0, fixed.lastIndexOf('/') + 1)), pattern };
}

function statsOf(path: string, given: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw new UsageError(`${given} cannot be analysed: ${systemErrorReason(error)}.`);
  }
}

/** Absolute, with `/` on every platform. */
export function absolutePath(cwd: string, path: string): string {
  const absolute = resolve(cwd, path);
  return sep === '/' ? absolute : absolute.replaceAll(sep, '/');
}

import { join } from 'node:path/posix';
import type { DiscoveredPackage } from './discovered-file.js';

/** The way from a package to a file of it: the same from whichever folder the analysis starts. */
export function pathInPackage(path: string, { folder, within }: DiscoveredPackage): string {
  if (within !== '') return join(within, path);
  return folder === '.' ? path : path.slice(folder.length + 1);
}

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it. `mkdir` with `recursive` does not come back from a file system that denies
 * by `ENOENT`, as /proc does.
 */
export async function makeFolder(folder: string): Promise<void> {
  if ((await attempt(folder)) !== 'ENOENT') return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  // Another process may have made it in between.
  if ((await attempt(folder)) === 'ENOENT') await mkdir(folder);
}

/** What came of it: it is there, or the folder above is missing. */
async function attempt(folder: string): Promise<'there' | 'ENOENT'> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') return code;
    if (code !== 'EEXIST') throw error;
  }
  return 'there';
}

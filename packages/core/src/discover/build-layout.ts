import { posix } from 'node:path';
import type { BuildLayout } from './built-file.js';
import type { Disk } from './disk.js';

export const NO_LAYOUT: BuildLayout = { outDir: null, rootDir: null };

/**
 * The `outDir` and `rootDir` that stand in the tsconfig.json of a folder itself. What it extends is not read: these
 * two only help to find the source of a built file, and the common folder names serve when they are missing.
 */
export function readBuildLayout(folder: string, disk: Disk): BuildLayout {
  try {
    const text = disk.readText(`${folder}/tsconfig.json`);
    return { outDir: below(folderOption(text, 'outDir')), rootDir: below(folderOption(text, 'rootDir')) };
  } catch {
    // Whoever resolves imports by this file says that it cannot be read.
    return NO_LAYOUT;
  }
}

function below(path: string | null): string | null {
  return path?.startsWith('..') ? null : path;
}

/** A folder that an option of a tsconfig.json names, relative to it, or null when that says nothing here. */
export function folderOption(text: string, option: string): string | null {
  const value = new RegExp(`"${option}"\\s*:\\s*"([^"\\n]+)"`).exec(text)?.[1];
  const path = value === undefined ? '.' : posix.normalize(value).replace(/\/$/, '');
  return path === '.' || path.startsWith('/') || path.includes('$') ? null : path;
}

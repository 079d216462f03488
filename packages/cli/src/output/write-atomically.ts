import { unlinkSync } from 'node:fs';
import * as fileSystem from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandLineError } from '../command-line-error.js';
import { causeOf, codeOf } from './system-error.js';

/** The part of `node:fs/promises` that writing needs. */
export type Files = Pick<typeof fileSystem, 'mkdir' | 'realpath' | 'rename' | 'rm' | 'stat' | 'writeFile'>;

/** Puts a text into a file so that nobody ever sees half of it: the file appears whole, or stays as it was. */
export async function writeAtomically(
  path: string,
  text: string,
  signal: AbortSignal,
  files: Files = fileSystem,
): Promise<void> {
  try {
    await files.mkdir(dirname(path), { recursive: true });
    const target = await targetOf(path, files);
    if (target === null) await files.writeFile(path, text);
    else await replace(target, text, signal, files);
  } catch (error) {
    throw new CommandLineError(`${path} could not be written: ${causeOf(error)}.`);
  }
}

/** The file to replace, behind a link if there is one; null for a device or a pipe, which must be written to. */
async function targetOf(path: string, files: Files): Promise<string | null> {
  if (path.startsWith('/dev/')) return null;
  try {
    const isDevice = !(await files.stat(path)).isFile();
    return isDevice ? null : await files.realpath(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return path;
    throw error;
  }
}

async function replace(path: string, text: string, signal: AbortSignal, files: Files): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const removeNow = () => removeIfThere(temporary);
  signal.addEventListener('abort', removeNow);
  try {
    await files.writeFile(temporary, text);
    await files.rename(temporary, path);
  } catch (error) {
    await files.rm(temporary, { force: true });
    throw error;
  } finally {
    signal.removeEventListener('abort', removeNow);
  }
}

/** The process ends right after the abort: there is no time to wait. */
function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was not there yet, or has been renamed already.
  }
}

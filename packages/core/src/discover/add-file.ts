import { lstatSync, statSync } from 'node:fs';
import type { Folder, Survey } from './survey.js';
import { systemErrorReason } from './system-error.js';
import { vendoredFile } from './vendored.js';

export interface FileSighting {
  name: string;
  path: string;
  /** By the user, not met on the walk. */
  isNamed: boolean;
}

/** Puts one file into the survey, or the reason why not. Only a link that the user names is followed. */
export function addFile({ name, path, isNamed }: FileSighting, folder: Folder, survey: Survey): void {
  const reason = vendoredFile(name, folder.name);
  if (reason !== null) return survey.skip(path, reason);
  try {
    // Setting the modification time back cannot hide a change from the later of the two.
    const { size, mtimeMs, ctimeMs, ino } = isNamed ? statSync(path) : lstatSync(path);
    survey.add({ path, name, folder, size, mtimeMs: Math.max(mtimeMs, ctimeMs), inode: ino });
  } catch (error) {
    survey.skip(path, systemErrorReason(error));
  }
}

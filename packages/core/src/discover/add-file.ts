import { statSync } from 'node:fs';
import type { Folder, Survey } from './survey.js';
import { systemErrorReason } from './system-error.js';
import { vendoredFile } from './vendored.js';

/** Puts one file into the survey, or the reason why not. */
export function addFile(file: { path: string; name: string; folder: Folder }, survey: Survey): void {
  const reason = vendoredFile(file.name);
  if (reason !== null) return survey.skip(file.path, reason);
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(file.path);
    survey.add({ ...file, size, mtimeMs: Math.max(mtimeMs, ctimeMs), inode: ino });
  } catch (error) {
    survey.skip(file.path, systemErrorReason(error));
  }
}

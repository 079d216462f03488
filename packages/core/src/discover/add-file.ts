import type { Folder, Survey } from './survey.js';
import { systemErrorReason } from './system-error.js';
import { vendoredFile } from './vendored.js';

/** Puts one file into the survey, or the reason why not. A link that the user names is followed. */
export function addFile({ name, path }: { name: string; path: string }, folder: Folder, survey: Survey): void {
  const reason = vendoredFile(name, folder.name);
  if (reason !== null) return survey.skip(path, reason);
  try {
    const [size, mtimeMs, inode] = survey.disk.look(path);
    survey.add({ path, name, folder, size, mtimeMs, inode });
  } catch (error) {
    survey.skip(path, systemErrorReason(error));
  }
}

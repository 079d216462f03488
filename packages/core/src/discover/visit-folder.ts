import type { Dirent } from 'node:fs';
import { addFile } from './add-file.js';
import { buildOutput } from './build-output.js';
import { isFolderOfTools } from './disk.js';
import { isGitIgnored } from './git-ignore.js';
import { isNodeProgram } from './node-program.js';
import { joined, openSite, placeBelow, type Place, type Site } from './site.js';
import { isSourceFileName } from './source-file-name.js';
import type { Survey } from './survey.js';
import { systemErrorReason } from './system-error.js';
import { vendoredFolder } from './vendored.js';

/** Which of the files that could be analysed are wanted. */
export type FileFilter = (path: string) => boolean;

/** Puts the files of a folder into the survey and returns the folders in it that are to be visited. */
export function visitFolder(place: Place, survey: Survey, isWanted: FileFilter): Place[] {
  const entries = readFolder(place, survey);
  const site = openSite(place, new Set(entries.map((entry) => entry.name)), survey);
  const folders: Place[] = [];
  for (const entry of entries) {
    const path = joined(place.path, entry.name);
    if (entry.isDirectory()) {
      if (isEntered(entry.name, path, site, survey)) folders.push(placeBelow(site, entry.name));
    } else if (isCandidate(entry, path, survey) && isWanted(path) && !isLeftOut(path, false, site, survey)) {
      if (entry.isFile()) addFile({ name: entry.name, path }, site, survey);
      else survey.skip(path, 'symbolic link, not followed');
    }
  }
  return folders;
}

function readFolder(place: Place, survey: Survey): Dirent[] {
  try {
    return survey.disk.list(place.path);
  } catch (error) {
    survey.skip(place.path, systemErrorReason(error));
    return [];
  }
}

function isEntered(name: string, path: string, site: Site, survey: Survey): boolean {
  if (isFolderOfTools(name) || isLeftOut(path, true, site, survey)) return false;
  const reason = vendoredFolder(name, { parent: site.name, atPackage: site.ownPackage !== null, hasPage: site.hasPage }) ?? buildOutput(name, site, survey.disk);
  if (reason !== null) survey.skip(path, reason);
  return reason === null;
}

/** A file of code, or a link that may lead to code. */
function isCandidate(entry: Dirent, path: string, survey: Survey): boolean {
  if (entry.isFile()) return isSourceFileName(entry.name) || (survey.programs.has(path) && isNodeProgram(path, survey.disk));
  return entry.isSymbolicLink() && (isSourceFileName(entry.name) || survey.disk.leadsToFolder(path));
}

function isLeftOut(path: string, isFolder: boolean, site: Site, survey: Survey): boolean {
  return survey.isExcluded(path) || isGitIgnored(site.git, path, isFolder);
}

import { basename, dirname } from 'node:path/posix';
import { UsageError } from '../usage-error.js';
import { addFile } from './add-file.js';
import { expandGlob } from './expand-glob.js';
import { isNodeProgram } from './node-program.js';
import { openFolder, openRoot } from './open-root.js';
import type { PathRequest } from './requests.js';
import { isDeclarationFileName, isSourceFileName, SOURCE_EXTENSIONS } from './source-file-name.js';
import type { Survey } from './survey.js';
import { surveyTree } from './survey-tree.js';

/** Puts what a path of the user stands for into the survey. A path that stands for nothing is a mistake. */
export async function surveyRequest(request: PathRequest, cwd: string, survey: Survey): Promise<void> {
  const { sightings } = survey;
  if (request.kind === 'file') surveyFile(request.path, cwd, survey);
  else if (request.kind === 'folder') await surveyTree(openRoot(request.path, cwd, survey), survey);
  else await surveyGlob(request, cwd, survey);
  if (survey.sightings > sightings) return;
  throw new UsageError(`${nothingIn(request)} Name files that end in ${SOURCE_EXTENSIONS}, or folders that hold some.`);
}

function nothingIn({ kind, given }: PathRequest): string {
  if (kind === 'glob') return `No files matched ${given}.`;
  if (kind === 'file') return `${given} is no source file.`;
  return given === '.' ? 'There is no source file in this folder.' : `There is no source file in ${given}.`;
}

/** A file that is named is wanted, whatever git thinks of it. */
function surveyFile(path: string, cwd: string, survey: Survey): void {
  const name = basename(path);
  if (survey.isExcluded(path)) survey.skip(path, 'left out by the configuration');
  else if (isDeclarationFileName(name)) survey.skip(path, 'declares types, holds no code');
  else if (isSourceFileName(name) || (!name.includes('.') && isNodeProgram(path, survey.disk))) {
    addFile({ name, path }, openFolder(dirname(path), cwd, survey), survey);
  }
}

async function surveyGlob(request: Extract<PathRequest, { kind: 'glob' }>, cwd: string, survey: Survey): Promise<void> {
  survey.disk.bypass();
  const { files, folders } = await expandGlob(request, cwd);
  for (const folder of folders) await surveyTree(openRoot(folder, cwd, survey), survey);
  if (files.size > folders.length) await surveyTree(openRoot(request.path, cwd, survey), survey, (path) => files.has(path));
}

import { buildsElsewhere } from './builds-elsewhere.js';
import { enterPackage } from './enter-package.js';
import { folderNames, namesInPackage, type FolderNames } from './folder-role.js';
import { isTemplateName } from './function-templates.js';
import { addGitRules, type GitRules } from './git-ignore.js';
import type { PackageFacts } from './package-facts.js';
import type { Folder, Survey } from './survey.js';
import { systemErrorReason } from './system-error.js';

/** A folder that is to be visited, and what the folders above say about it. */
export interface Place extends Folder {
  git: GitRules | null;
}

/** A visited folder: what it says itself is added. */
export interface Site extends Place {
  /** The package.json of this very folder. */
  ownPackage: PackageFacts | null;
  hasSrc: boolean;
  /** Whether a web page lies here. */
  hasPage: boolean;
}

/** Reads what a folder says about itself and all below: `.gitignore`, package.json, pnpm-workspace.yaml; templates of functions are noted. */
export function openSite(place: Place, entries: ReadonlySet<string>, survey: Survey): Site {
  const ownPackage = entries.has('package.json') ? enterPackage(place, entries.has('tsconfig.json'), survey) : null;
  if (entries.has('pnpm-workspace.yaml')) survey.pnpmWorkspaces.add(place.path);
  survey.builds.push(...buildsElsewhere(place.path, entries, survey.disk));
  for (const name of entries) if (isTemplateName(name)) survey.templates.add(joined(place.path, name));
  return {
    ...place,
    names: ownPackage === null || ownPackage.isStub ? place.names : namesInPackage(place.names),
    package: ownPackage ?? place.package,
    git: gitRulesIn(place, entries, survey),
    ownPackage,
    hasSrc: entries.has('src'),
    hasPage: entries.has('index.html'),
  };
}

/** The rules from above, those that the repository keeps to itself, and the folder's own. */
function gitRulesIn(place: Place, entries: ReadonlySet<string>, survey: Survey): GitRules | null {
  const sources = [];
  if (entries.has('.git') && survey.disk.exists(joined(place.path, '.git/info/exclude'))) sources.push('.git/info/exclude');
  if (entries.has('.gitignore')) sources.push('.gitignore');
  return sources.reduce((git, source) => withRulesOf(place.path, source, git, survey), place.git);
}

function withRulesOf(folder: string, source: string, git: GitRules | null, survey: Survey): GitRules | null {
  const path = joined(folder, source);
  try {
    return addGitRules(git, folder, survey.disk.readText(path));
  } catch (error) {
    survey.skip(path, systemErrorReason(error));
    return git;
  }
}

export function placeBelow(site: Place, name: string, names: FolderNames = folderNames(site.names, name, true)): Place {
  return { path: joined(site.path, name), name, names, package: site.package, git: site.git };
}

export function joined(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

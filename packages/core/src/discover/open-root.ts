import { basename, dirname } from 'node:path/posix';
import type { Disk } from './disk.js';
import { folderNames, NO_NAMES } from './folder-role.js';
import { isGitIgnored } from './git-ignore.js';
import { joined, openSite, placeBelow, type Place, type Site } from './site.js';
import type { Folder, Survey } from './survey.js';

const TOLD_BY = ['package.json', 'tsconfig.json', 'pnpm-workspace.yaml', '.git'];

/**
 * A folder that the user names, with what the folders above it say: rules of git, the package, and names such as
 * `test` (but not `fixtures` or `examples`, which may be analysed by themselves).
 *
 * Folders above are looked at up to the top of the git repository. Outside of one, `.gitignore` files count from
 * the working directory down. A folder that git ignores and the user names is analysed: rules from above end there.
 */
export function openRoot(folder: string, cwd: string, survey: Survey): Place {
  const chain = foldersDownTo(folder);
  const top = chain.findLastIndex((path) => survey.disk.exists(joined(path, '.git')));
  const [first = folder, ...rest] = chain.slice(Math.max(top, 0));
  let place: Place = { path: first, name: basename(first), names: NO_NAMES, package: null, git: null };
  for (const path of rest) {
    const above = openKnown(place, top >= 0 || isWithin(place.path, cwd), survey);
    place = placeBelow(above, basename(path), startsAnew(path, cwd, survey.disk) ? NO_NAMES : folderNames(above.names, basename(path), false));
    if (isGitIgnored(place.git, place.path, true)) place.git = null;
  }
  return place;
}

/** The folder of a file that the user names. */
export function openFolder(folder: string, cwd: string, survey: Survey): Folder {
  return openKnown(openRoot(folder, cwd, survey), true, survey);
}

/** The folder of a file as a walk from the working directory meets it; outside of that, as if the user had named it. */
export function openFolderBelow(folder: string, cwd: string, survey: Survey): Folder {
  if (!isWithin(folder, cwd)) return openFolder(folder, cwd, survey);
  const names = folder === cwd ? [] : folder.slice(joined(cwd, '').length).split('/');
  const open = (place: Place): Site => openKnown(place, true, survey);
  return names.reduce((site, name) => open(placeBelow(site, name)), open(openRoot(cwd, cwd, survey)));
}

/** The working directory and a package are judged from within: what lies above says nothing of them. */
function startsAnew(path: string, cwd: string, disk: Disk): boolean {
  return path === cwd || !isWithin(path, cwd) || disk.exists(joined(path, 'package.json'));
}

/** Opens a folder without listing it. */
function openKnown(place: Place, obeysGitIgnore: boolean, survey: Survey): Site {
  const names = obeysGitIgnore ? [...TOLD_BY, '.gitignore'] : TOLD_BY;
  return openSite(place, new Set(names.filter((name) => survey.disk.exists(joined(place.path, name)))), survey);
}

function foldersDownTo(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...foldersDownTo(parent), folder];
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(joined(folder, ''));
}

import { basename, dirname } from 'node:path/posix';
import { describePackage, roleOf } from './describe-discovery.js';
import type { DiscoveredFile, DiscoveredPackage } from './discovered-file.js';
import { Disk } from './disk.js';
import { openFolderBelow } from './open-root.js';
import { packageUses } from './package-uses.js';
import { relativePath } from './relative-path.js';
import { absolutePath } from './requests.js';
import { Survey, type Folder, type FoundFile } from './survey.js';
import { shareWorkspaceRoots } from './workspaces.js';

/** What discovery knows of a file that some other program has opened. */
export type OpenedFile = Pick<DiscoveredFile, 'path' | 'role' | 'isService'> & {
  /** The nearest package.json. */
  package: DiscoveredPackage | null;
};

/** What the folders of opened files say, read once. */
const folders = new Map<string, { folder: Folder; survey: Survey }>();

/** Finds out what a file is for and which package it belongs to, without a look at other files. */
export function discoverFile(file: string, cwd: string): OpenedFile {
  const root = absolutePath(cwd, '.');
  const path = absolutePath(root, file);
  const { folder, survey } = openedFolder(dirname(path), root);
  const found: FoundFile = { path, name: basename(path), folder, size: 0, mtimeMs: 0, inode: 0 };
  const files = new Map([[path, found]]);
  const use = packageUses(survey.packages.values(), files).get(path);
  const owner = folder.package && describePackage(folder.package, root, files);
  return { path: relativePath(root, path), role: roleOf(found, use), isService: use === 'service', package: owner };
}

function openedFolder(path: string, root: string): { folder: Folder; survey: Survey } {
  const key = `${root}\n${path}`;
  const known = folders.get(key);
  if (known) return known;
  const survey = new Survey(() => false, new Disk(), undefined);
  const opened = { folder: openFolderBelow(path, root, survey), survey };
  shareWorkspaceRoots(survey);
  folders.set(key, opened);
  return opened;
}

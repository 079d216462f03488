import type { Dirent } from 'node:fs';
import { OUTPUT_FOLDERS, sourceCandidates } from './built-file.js';
import type { Disk } from './disk.js';
import type { PackageFacts } from './package-facts.js';
import { isSourceFileName } from './source-file-name.js';

const ALWAYS_OUTPUT = new Set(['dist', 'out']);
const COVERAGE_REPORTS = ['lcov.info', 'lcov-report', 'coverage-final.json', 'clover.xml'];

/** A folder in which another one might be the output of a build. */
export interface BuildSite {
  path: string;
  /** The package.json of this very folder. */
  ownPackage: PackageFacts | null;
  hasSrc: boolean;
}

/**
 * Why a folder holds what a tool made of sources that are there too, or null. Packages from the registry often
 * ship nothing but `dist` or `lib`; such a folder is the program and is not left out.
 */
export function buildOutput(name: string, site: BuildSite, disk: Disk): string | null {
  if (name === 'coverage') return hasCoverageReport(`${site.path}/${name}`, disk) ? 'coverage report' : null;
  if (!OUTPUT_FOLDERS.has(name) && site.ownPackage?.layout.outDir?.split('/')[0] !== name) return null;
  const isOutput = isOutDir(name, site, disk) || (ALWAYS_OUTPUT.has(name) && hasSources(site, disk)) || isPublishedBuild(name, site, disk);
  return isOutput ? 'build output, the sources are beside it' : null;
}

function isOutDir(name: string, site: BuildSite, disk: Disk): boolean {
  return site.ownPackage?.layout.outDir === name && hasSources(site, disk);
}

function hasSources(site: BuildSite, disk: Disk): boolean {
  return site.hasSrc && holdsSourceFile(`${site.path}/src`, 3, disk);
}

function holdsSourceFile(folder: string, depth: number, disk: Disk): boolean {
  const entries = entriesOf(folder, disk);
  if (entries.some((entry) => entry.isFile() && isSourceFileName(entry.name))) return true;
  return depth > 0 && entries.some((entry) => entry.isDirectory() && holdsSourceFile(`${folder}/${entry.name}`, depth - 1, disk));
}

/** What cannot be listed, or is a file of that name, holds none. */
function entriesOf(folder: string, disk: Disk): Dirent[] {
  try {
    return disk.list(folder);
  } catch {
    return [];
  }
}

/** package.json leads into the folder, and the source of what it leads to is elsewhere in the package. */
function isPublishedBuild(name: string, { ownPackage }: BuildSite, disk: Disk): boolean {
  if (!ownPackage) return false;
  const { folder, layout, entries, executables } = ownPackage;
  const inside = [...entries, ...executables].map((path) => path.replace(/^\.\//, '')).filter((path) => path.startsWith(`${name}/`));
  return inside.some((path) =>
    sourceCandidates(path, layout).some((source) => !source.startsWith(`${name}/`) && disk.exists(`${folder}/${source}`)),
  );
}

function hasCoverageReport(folder: string, disk: Disk): boolean {
  return COVERAGE_REPORTS.some((report) => disk.exists(`${folder}/${report}`));
}

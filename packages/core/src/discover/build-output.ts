import { existsSync, readdirSync } from 'node:fs';
import { OUTPUT_FOLDERS, sourceCandidates } from './built-file.js';
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
export function buildOutput(name: string, site: BuildSite): string | null {
  if (name === 'coverage') return hasCoverageReport(`${site.path}/${name}`) ? 'coverage report' : null;
  if (!OUTPUT_FOLDERS.has(name) && site.ownPackage?.layout.outDir?.split('/')[0] !== name) return null;
  const isOutput = isOutDir(name, site) || (ALWAYS_OUTPUT.has(name) && hasSources(site)) || isPublishedBuild(name, site);
  return isOutput ? 'build output, the sources are beside it' : null;
}

function isOutDir(name: string, site: BuildSite): boolean {
  return site.ownPackage?.layout.outDir === name && hasSources(site);
}

function hasSources(site: BuildSite): boolean {
  return site.hasSrc && holdsSourceFile(`${site.path}/src`, 3);
}

function holdsSourceFile(folder: string, depth: number): boolean {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && isSourceFileName(entry.name))) return true;
  return depth > 0 && entries.some((entry) => entry.isDirectory() && holdsSourceFile(`${folder}/${entry.name}`, depth - 1));
}

/** package.json leads into the folder, and the source of what it leads to is elsewhere in the package. */
function isPublishedBuild(name: string, { ownPackage }: BuildSite): boolean {
  if (!ownPackage) return false;
  const { folder, layout, entries, executables } = ownPackage;
  const inside = [...entries, ...executables].map((path) => path.replace(/^\.\//, '')).filter((path) => path.startsWith(`${name}/`));
  return inside.some((path) =>
    sourceCandidates(path, layout).some((source) => !source.startsWith(`${name}/`) && existsSync(`${folder}/${source}`)),
  );
}

function hasCoverageReport(folder: string): boolean {
  return COVERAGE_REPORTS.some((report) => existsSync(`${folder}/${report}`));
}

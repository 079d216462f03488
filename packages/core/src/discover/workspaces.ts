import { createRequire } from 'node:module';
import picomatch from 'picomatch';
import type { PackageFacts } from './package-facts.js';
import type { Survey } from './survey.js';
import { systemErrorReason } from './system-error.js';

/**
 * Gives the packages of a workspace what they share with its root: dependencies, which are installed above them, and
 * the Node version, where they name none. Roots are known by `workspaces` of npm and yarn and by pnpm-workspace.yaml.
 */
export function shareWorkspaceRoots(survey: Survey): void {
  for (const folder of survey.pnpmWorkspaces) {
    const root = survey.packages.get(folder);
    if (root) root.workspaces = [...root.workspaces, ...pnpmGlobs(`${folder}/pnpm-workspace.yaml`, survey)];
  }
  const roots = [...survey.packages.values()].filter((facts) => facts.workspaces.length > 0);
  for (const root of roots) shareRoot(root, [...survey.packages.values()]);
}

function shareRoot(root: PackageFacts, packages: readonly PackageFacts[]): void {
  const globs = root.workspaces.map((glob) => glob.replace(/^(!?)\.\//, '$1').replace(/\/$/, '')).filter((glob) => !/^!?$/.test(glob));
  const isNamed = picomatch(globs.filter((glob) => !glob.startsWith('!')));
  const isExcluded = picomatch(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
  for (const member of packages) {
    const path = member.folder.startsWith(`${root.folder}/`) ? member.folder.slice(root.folder.length + 1) : '';
    if (path === '' || !isNamed(path) || isExcluded(path)) continue;
    member.dependencies = [...new Set([...member.dependencies, ...root.dependencies])];
    member.minimumNode ??= root.minimumNode;
  }
}

function pnpmGlobs(path: string, survey: Survey): string[] {
  // Few programs need it.
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  try {
    const value: unknown = parse(survey.disk.readText(path));
    const globs = typeof value === 'object' && value !== null && 'packages' in value ? value.packages : [];
    return Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
  } catch (error) {
    const isSystemError = error instanceof Error && 'syscall' in error;
    survey.skip(path, isSystemError ? systemErrorReason(error) : 'broken YAML, treated as absent');
    return [];
  }
}

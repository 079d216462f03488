import { join } from 'node:path';
import { benchFolder, bin } from './folders.js';
import type { Tree } from './trees/tree.js';

const installed = (path: string): string => join(benchFolder, 'node_modules', path);
const beside = (path: string): string => join(benchFolder, path);

/** The scripts that are measured, with their arguments; each runs in the folder of the tree. */
export const tools = {
  analyzer: (tree: Tree, ...options: string[]) => [bin, '.', '--fail-on', 'never', '--cache-location', tree.cache, ...options],
  floor: (tree: Tree, ...options: string[]) => [beside('inside/floor.mjs'), tree.fileList, ...options],
  eslint: () => eslint('eslint/no-sync.config.mjs'),
  typedEslint: () => eslint('eslint/typed.config.mjs'),
  oxlint: () => [installed('oxlint/bin/oxlint'), '--silent', '.'],
};

function eslint(config: string): string[] {
  return [installed('eslint/bin/eslint.js'), '--config', beside(config), '--format', beside('eslint/count.mjs'), '.'];
}

/** How many files a tool says it has looked at. */
export function filesSeen(output: string): number | null {
  const text = output.replaceAll(/(?<=\d),(?=\d)/g, '');
  const count = /files=(\d+)/.exec(text) ?? /(\d+) files? analysed/.exec(text) ?? /on (\d+) files? with/.exec(text);
  return count ? Number(count[1]) : null;
}

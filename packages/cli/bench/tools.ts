import { join } from 'node:path';
import { benchFolder, repository } from './folders.js';
import type { Command } from './measure.js';

const installed = (path: string): string => join(benchFolder, 'node_modules', path);
const beside = (path: string): string => join(benchFolder, path);

/** A program that has been laid out for measuring. */
export interface Tree {
  folder: string;
  /** The folder of the analyzer's cache, outside the program. */
  cache: string;
  /** Lists the files of the program, one a line. */
  fileList: string;
}

/** What is run on every tree, by the name of its column. */
export const tools = {
  analyzer: (tree: Tree, ...options: string[]) => [join(repository, 'packages/cli/bin/perf-analyze.js'), '.', '--fail-on', 'never', '--cache-location', tree.cache, ...options],
  floor: (tree: Tree) => [beside('inside/floor.mjs'), tree.fileList],
  eslint: () => eslint('eslint/no-sync.config.mjs'),
  typedEslint: () => eslint('eslint/typed.config.mjs'),
  oxlint: () => [installed('oxlint/bin/oxlint'), '--silent', '.'],
} satisfies Record<string, (tree: Tree, ...options: string[]) => string[]>;

export function commandOf(script: string[], node: string, { folder }: Tree): Command {
  return { node, script, cwd: folder };
}

function eslint(config: string): string[] {
  return [installed('eslint/bin/eslint.js'), '--config', beside(config), '--format', beside('eslint/count.mjs'), '.'];
}

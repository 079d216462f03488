import { rmSync } from 'node:fs';
import { measure, type Sample } from './measure.js';
import { filesSeen, tools } from './tools.js';
import { editFile } from './trees/edit-file.js';
import type { Tree } from './trees/tree.js';

/** What one column of the table says about one tree. */
export type Cell = { samples: Sample[]; files: number | null } | { failure: string };

export interface Column {
  name: ColumnName;
  script: (tree: Tree) => string[];
  /** Brings the tree into the state that the column is about; what it returns restores the tree after all rounds. */
  prepare?: (tree: Tree, round: number) => (() => void) | undefined;
}

export type ColumnName = 'cold' | 'warm' | 'changed' | 'cold, no worker' | 'cold, one worker' | 'floor' | 'floor, raw transfer' | 'eslint' | 'typed eslint' | 'oxlint';

/** In the order of measuring: warm runs find what the cold ones before them have left. */
export const columns: readonly Column[] = [
  { name: 'cold, no worker', script: (tree) => tools.analyzer(tree, '--threads', '0'), prepare: dropCache },
  { name: 'cold, one worker', script: (tree) => tools.analyzer(tree, '--threads', '1'), prepare: dropCache },
  { name: 'cold', script: (tree) => tools.analyzer(tree), prepare: dropCache },
  { name: 'warm', script: (tree) => tools.analyzer(tree) },
  { name: 'changed', script: (tree) => tools.analyzer(tree), prepare: editFile },
  { name: 'floor', script: (tree) => tools.floor(tree) },
  { name: 'floor, raw transfer', script: (tree) => tools.floor(tree, 'raw') },
  { name: 'oxlint', script: () => tools.oxlint() },
  { name: 'eslint', script: () => tools.eslint() },
  { name: 'typed eslint', script: () => tools.typedEslint() },
];

export async function fillCell(column: Column, { tree, node, runs }: { tree: Tree; node: string; runs: number }): Promise<Cell> {
  const samples: Sample[] = [];
  const restores: (() => void)[] = [];
  let files: number | null = null;
  try {
    for (let round = 0; round < runs; round++) {
      restores.push(column.prepare?.(tree, round) ?? nothing);
      const { sample, output } = await measure({ node, script: column.script(tree), cwd: tree.folder });
      samples.push(sample);
      files = filesSeen(output);
    }
    return { samples, files };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const restore of restores) restore();
  }
}

function dropCache(tree: Tree): undefined {
  rmSync(tree.cache, { recursive: true, force: true });
}

function nothing(): void {}

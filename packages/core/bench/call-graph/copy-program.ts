import { copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DynamicGraph } from './dynamic-graph.js';
import { reachedFiles } from './reached-files.js';

/** Copies what a program's entries reach to a folder of its own, so that its neighbours cannot lend it callees. */
export function copyProgram({ folder, name, entries, files: observed }: DynamicGraph): { cwd: string; files: string[] } {
  const cwd = mkdtempSync(join(tmpdir(), `call-graph-${name}-`));
  const files = [...new Set([...reachedFiles(folder, entries), ...observed])].sort();
  const packages = new Set(files.flatMap(packageFiles)).values();
  for (const file of [...files, ...packages]) {
    if (!existsSync(join(folder, file))) continue;
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    copyFileSync(join(folder, file), join(cwd, file));
  }
  return { cwd, files };
}

/** Every package.json that resolution may ask on the way from the file up to the program's folder. */
function packageFiles(file: string): string[] {
  const folders = file.split('/').slice(0, -1);
  return [...folders, ''].map((_, depth) => join(...folders.slice(0, depth), 'package.json'));
}

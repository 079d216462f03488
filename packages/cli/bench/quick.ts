// Prints what a folder costs: jiti packages/cli/bench/quick.ts <folder> [column…]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measure } from './measure.js';
import { commandOf, tools, type Tree } from './tools.js';
import { sourceFiles } from './source-files.js';

const [given = '.', ...wanted] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'perf-analyze-bench-'));
const tree: Tree = { folder: resolve(given), cache: join(scratch, 'cache'), fileList: join(scratch, 'files.txt') };
writeFileSync(tree.fileList, sourceFiles(tree.folder).join('\n'));

const columns: Record<string, () => string[]> = {
  cold: () => (rmSync(tree.cache, { recursive: true, force: true }), tools.analyzer(tree)),
  warm: () => tools.analyzer(tree),
  floor: () => tools.floor(tree),
  oxlint: () => tools.oxlint(),
  eslint: () => tools.eslint(),
};

try {
  for (const name of wanted.length > 0 ? wanted : Object.keys(columns)) {
    for (let round = 0; round < 3; round++) {
      const { sample, output } = await measure(commandOf(columns[name]!(), process.env['BENCH_NODE'] ?? process.execPath, tree));
      const numbers = `${sample.wallMs.toFixed(0).padStart(7)} ms  ${sample.cpuMs.toFixed(0).padStart(7)} ms cpu  ${sample.peakMb.toFixed(0).padStart(5)} MB`;
      console.log(`${name.padEnd(8)}${numbers}  ${round === 0 ? (output.trimEnd().split('\n').at(-1) ?? '') : ''}`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true });
}

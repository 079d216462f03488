// Measures the analyzer beside its floor and its peers, and writes docs/benchmarks.md: npm run bench [-- --help]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { columns, fillCell, type ColumnName } from './columns.js';
import { corpora, repository } from './folders.js';
import { describeMachine, load } from './machine.js';
import { installedNodes, type NodeVersion } from './nodes.js';
import { benchmarkPage } from './report/page.js';
import type { Results, Row } from './results.js';
import { layOutCorpus } from './trees/corpus.js';
import { layOutSynthetic } from './trees/synthetic.js';
import type { Tree } from './trees/tree.js';

const HELP = `npm run bench -- [options]
  --runs <number>   rounds of which the median counts (default: 3)
  --trees <list>    names of corpora and sizes of synthetic trees
  --nodes <list>    major versions of Node (default: 20,22,24)
  --columns <list>  what to measure
  --output <path>   where page and raw numbers go, without extension (default: docs/benchmarks)`;
const SYNTHETIC = ['1000', '3000', '10000', '30000'];
/** Typed linting of these would take longer than all the rest, or more memory than there is. */
const MOST_TYPED_FILES = 3_500;

const { values: options } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    trees: { type: 'string', default: [...Object.keys(corpora), ...SYNTHETIC].join(',') },
    nodes: { type: 'string', default: '20,22,24' },
    columns: { type: 'string', default: columns.map(({ name }) => name).join(';') },
    output: { type: 'string', default: join(repository, 'docs/benchmarks') },
  },
});

if (options.help) console.log(HELP);
else await bench();

async function bench(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'perf-analyze-bench-'));
  const nodes = installedNodes(options.nodes.split(',').map(Number));
  const loadBefore = load();
  const rows: Row[] = [];
  try {
    for (const name of options.trees.split(',')) {
      const tree = /^\d+$/.test(name) ? layOutSynthetic(Number(name), home) : layOutCorpus(name, home);
      for (const node of nodes) {
        rows.push(await measureRow(tree, node));
        write({ machine: describeMachine(nodes, loadBefore), runs: Number(options.runs), rows });
      }
      rmSync(tree.folder, { recursive: true });
    }
  } finally {
    rmSync(home, { recursive: true });
  }
}

async function measureRow(tree: Tree, { major, path }: NodeVersion): Promise<Row> {
  const { name, isSynthetic, files, megabytes } = tree;
  const row: Row = { tree: name, isSynthetic, files: files.length, megabytes, node: major, cells: {} };
  const wanted = new Set(options.columns.split(';'));
  for (const column of columns.filter(({ name }) => wanted.has(name) && isWorthMeasuring(name, tree, major))) {
    const cell = await fillCell(column, { tree, node: path, runs: Number(options.runs) });
    row.cells[column.name] = cell;
    const told = 'failure' in cell ? cell.failure : `${cell.samples.map(({ wallMs }) => wallMs.toFixed(0)).join(', ')} ms, ${cell.samples[0].peakMb.toFixed(0)} MB, ${cell.files ?? '?'} files`;
    console.log(`${name}, Node ${major}, ${column.name}: ${told}`);
  }
  return row;
}

function isWorthMeasuring(column: ColumnName, { files }: Tree, node: number): boolean {
  if (column === 'typed eslint') return node === 20 && files.length <= MOST_TYPED_FILES;
  return column !== 'floor, raw transfer' || node >= 22;
}

function write(results: Results): void {
  writeFileSync(`${options.output}.json`, `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(`${options.output}.md`, benchmarkPage(results));
}

/**
 * Measures the call graph: against the comments in our own fixtures, or against recorded runs of Jelly's test programs.
 *
 *     npx jiti packages/core/bench/call-graph/compare.ts [--misses] [--update]
 *     npx jiti packages/core/bench/call-graph/compare.ts <folder with Jelly's tests> [--misses]
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildGraph } from '../../src/index.js';
import { type Comparison, compareGraphs } from './compare-graphs.js';
import { copyProgram } from './copy-program.js';
import { readDynamicGraphs } from './dynamic-graph.js';
import type { ShapeScore } from './measure-shape.js';
import { type Baseline, scoreShape, shapeNames } from './own-suite.js';
import { comparisonTable, shapeTable } from './table.js';

const BASELINE = fileURLToPath(new URL('../../test/call-graph/own-suite.json', import.meta.url));
const SUITES = ['micro', 'helloworld'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean' }, update: { type: 'boolean' } },
});
await (positionals[0] ? compareWithRuns(positionals[0]) : compareWithComments());

async function compareWithComments(): Promise<void> {
  const scores: [string, ShapeScore][] = [];
  for (const name of shapeNames()) scores.push([name, await scoreShape(name)]);
  console.log(shapeTable(scores));
  if (values.misses) {
    printList('Missed', scores.flatMap(([name, { misses }]) => misses.map((miss) => `${name}: ${miss}`)));
    printList('Wrong', scores.flatMap(([name, { surplus }]) => surplus.map((edge) => `${name}: ${edge}`)));
  }
  if (values.update) writeFileSync(BASELINE, baselineText(scores));
}

function baselineText(scores: [string, ShapeScore][]): string {
  const lines = scores.map(([name, { total, found, edges, wrong }]): string => {
    const entry: Baseline[string] = { total, found, edges, wrong };
    return `  ${JSON.stringify(name)}: ${JSON.stringify(entry)}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

async function compareWithRuns(tests: string): Promise<void> {
  const missing = SUITES.find((suite) => !existsSync(join(tests, suite)));
  if (missing) {
    console.error(`${tests} has no folder ${missing}: give the folder of Jelly's tests.`);
    process.exitCode = 2;
    return;
  }
  for (const suite of SUITES) {
    const comparisons = await compareSuite(join(tests, suite));
    console.log(`\n## ${suite}\n\n${comparisonTable(comparisons)}`);
    if (!values.misses) continue;
    const describe = ({ call, callee, text }: Comparison['misses'][number]) => `${call} → ${callee}  \`${text}\``;
    printList('Missed', comparisons.flatMap(({ misses }) => misses.map(describe)));
    printList('Not observed', comparisons.flatMap(({ extras }) => extras.map(describe)));
  }
}

async function compareSuite(folder: string): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const dynamic of readDynamicGraphs(folder)) {
    const { cwd, files } = copyProgram(dynamic);
    const graph = await buildGraph({ cwd, paths: files, cache: false });
    comparisons.push(compareGraphs({ ...dynamic, folder: cwd }, graph));
    rmSync(cwd, { recursive: true });
  }
  return comparisons;
}

function printList(title: string, lines: string[]): void {
  console.log(`\n### ${title}: ${lines.length}\n`);
  for (const line of lines) console.log(`- ${line}`);
}

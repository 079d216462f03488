import { columns, type ColumnName } from '../columns.js';
import { corpora, peers } from '../folders.js';
import type { Sample } from '../measure.js';
import { failureOf, value, type Results, type Row } from '../results.js';
import { markdownTable } from './markdown-table.js';
import { megabytes, seconds } from './number.js';
import { verdicts } from './targets.js';

/** The page of docs/benchmarks.md: targets with verdicts, the tables, how they were made. */
export function benchmarkPage(results: Results): string {
  const { rows } = results;
  return `${[
    '# Benchmarks',
    'Written by `npm run bench` from the numbers of one run; every number that is not in the tables is in [benchmarks.json](benchmarks.json).',
    machineLine(results),
    '## Targets',
    'A target counts as reached when it holds on every tree. The worst tree stands first, the best one last. Times are wall-clock times.',
    markdownTable(['target', 'must', 'aim', 'measured, worst … best', 'verdict'], verdicts(rows).map((v) => [v.target, v.must, v.aim, v.measured, v.verdict]), 5),
    '## Seconds from start to end',
    quantityTable(rows, 'wallMs', seconds),
    '## Seconds of processor time, all threads',
    quantityTable(rows, 'cpuMs', seconds),
    '## Peak memory in MB',
    quantityTable(rows, 'peakMb', megabytes),
    '## Files that each tool says it looked at',
    filesTable(rows),
    ...failures(rows),
    method(results),
  ].join('\n\n')}\n`;
}

function machineLine({ machine, runs }: Results): string {
  const { date, processor, cores, memoryGb, system, nodes, load } = machine;
  const busy = load[0] > 0.5 ? ` The machine was not idle: ${load[0].toFixed(1)} processes wanted to run when the bench started, so compare processor times rather than wall-clock times.` : '';
  return `${date}, ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${nodes.join(', ')}; median of ${runs} runs.${busy}`;
}

function quantityTable(rows: readonly Row[], quantity: keyof Sample, show: (value: number | null) => string): string {
  const used = usedColumns(rows);
  return markdownTable(
    ['tree', 'files', 'MB', 'Node', ...used],
    rows.map((row) => [row.tree, row.files.toLocaleString('en'), row.megabytes.toFixed(1), String(row.node), ...used.map((column) => (failureOf(row, column) === null ? show(value(row, column, quantity)) : 'failed'))]),
  );
}

function filesTable(rows: readonly Row[]): string {
  const used = usedColumns(rows).filter((column) => column !== 'warm' && column !== 'changed');
  const seen = (row: Row, column: ColumnName): string => {
    const cell = row.cells[column];
    return cell && 'samples' in cell ? (cell.files?.toLocaleString('en') ?? '?') : '–';
  };
  const firstOfTree = rows.filter((row, index) => rows.findIndex(({ tree }) => tree === row.tree) === index);
  return markdownTable(['tree', 'files', ...used], firstOfTree.map((row) => [row.tree, row.files.toLocaleString('en'), ...used.map((column) => seen(row, column))]));
}

function failures(rows: readonly Row[]): string[] {
  const told = rows.flatMap((row) =>
    columns.flatMap(({ name }) => {
      const failure = failureOf(row, name);
      return failure === null ? [] : [`- ${row.tree}, Node ${row.node}, ${name}: \`${failure.replaceAll('`', "'").slice(0, 200)}\``];
    }),
  );
  return told.length === 0 ? [] : ['## What failed', told.join('\n')];
}

function usedColumns(rows: readonly Row[]): ColumnName[] {
  return columns.map(({ name }) => name).filter((name) => rows.some((row) => row.cells[name] !== undefined));
}

function method({ runs }: Results): string {
  const versions = (names: Readonly<Record<string, string | undefined>>): string => Object.entries(names).map(([name, version]) => `${name} ${version ?? ''}`).join(', ');
  return `## How this is measured

- Each number is the median of ${runs} runs of a whole process: the wall clock runs from spawn to exit; processor time and peak resident memory are
  what the operating system booked on the process (\`process.resourceUsage()\` in an exit hook), all threads together.
- Corpora are packages from the registry: ${versions(corpora)}. Their dependencies are not installed. Synthetic trees are shops of generated
  TypeScript modules, the same ones in every run; a larger one has more areas, not larger ones.
- Same files for all: a tree holds JavaScript and TypeScript alone, without declarations. What perf-analyze leaves out by itself (builds whose
  sources are beside them, minified and unparsable files) is removed first.
- *cold*: the cache was deleted before. *warm*: nothing changed since. *changed*: a function and a call of it were added to one file, another one in
  each run. All print the default report into a pipe. *no worker*, *one worker*: \`--threads 0\` and \`1\`; elsewhere the default.
- *floor*: one process reads, parses (oxc) and visits every node of the same list of files, and does nothing else; *raw transfer*: with the
  parser's experimental way to hand over trees, which Node 20 lacks.
- *eslint*: \`n/no-sync\` alone, TypeScript parser, no cache, inline comments off, a formatter that only counts. The rule throws when it meets a TypeScript
  parser without types, so the parser's services are withheld from it: that is the fastest way to run it. *typed eslint*:
  \`@typescript-eslint/no-floating-promises\` alone, on trees of up to 3,500 files; uninstalled dependencies make its types, and its work, less than in real use.
- *oxlint*: its default rules and threads, nothing printed (\`--silent\`). It looks at one file at a time and follows no call.
- Peers: ${versions(peers)}.`;
}

import { markdownTable } from '../../cli/bench/report/markdown-table.js';
import type { ContestantResult, SuiteResult } from './compare.js';

/** The last run of one file of suites. */
export interface FileResult {
  readonly date: string;
  readonly machine: string;
  /** Processes that wanted to run in the minute before, on average. */
  readonly load: number;
  readonly rounds: number;
  readonly suites: readonly SuiteResult[];
}

const METHOD = `Written by \`npm run bench -w packages/runtime\`; the same numbers are in [benchmarks.json](benchmarks.json).

Each section is one process with \`--expose-gc\`, in which our sources, bundled, and all others run in turns: every contestant is warmed up, one round is
discarded, garbage is collected before each run, of which the first sixth is not timed, and who begins moves on by one in every round. Time is the median over the rounds, in nanoseconds per
operation; where it says bytes, memory that is held per operation. The ratio is theirs divided by ours in the same round, so above 1 we are better: its median, with the lowest and highest round. A
ratio that misses its target is shown as missed.`;

/** The page of the last runs, by the name of their file. */
export function benchmarkPage(files: Readonly<Record<string, FileResult>>): string {
  const parts = Object.entries(files).flatMap(([name, file]) => [`## ${name}`, provenance(file), ...file.suites.flatMap(suitePart)]);
  return `${['# Benchmarks of @perf-analyze/runtime', METHOD, ...parts].join('\n\n')}\n`;
}

function provenance({ date, machine, load, rounds }: FileResult): string {
  return `${date}, ${machine}, ${rounds} rounds, load ${load.toFixed(1)} before the run.`;
}

function suitePart({ name, unit = 'ns', contestants }: SuiteResult): string[] {
  return [`### ${name}`, markdownTable(['contestant', unit, 'ratio', 'rounds', 'must reach', 'verdict'], contestants.map(row))];
}

function row({ name, nanoseconds, ratio, mustReach }: ContestantResult): string[] {
  if (!ratio) return [name, nanoseconds.toFixed(1), '', '', '', ''];
  const { median, lowest, highest } = ratio;
  const target = mustReach === undefined ? ['', ''] : [`${mustReach.toFixed(2)}×`, median >= mustReach ? 'reached' : '**missed**'];
  return [name, nanoseconds.toFixed(1), `${median.toFixed(2)}×`, `${lowest.toFixed(2)}–${highest.toFixed(2)}`, ...target];
}

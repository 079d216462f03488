import type { ColumnName } from '../columns.js';
import type { Sample } from '../measure.js';
import { value, type Row } from '../results.js';
import { growthExponent } from '../statistics.js';
import { percent, times } from './number.js';

/** A promise about speed, and what the numbers say about it. */
export interface Verdict {
  target: string;
  must: string;
  aim: string;
  measured: string;
  verdict: string;
}

interface Finding {
  tree: string;
  value: number;
}

/** A number for each tree, and how it must compare. */
interface Target {
  target: string;
  must: number;
  aim: number | null;
  isAtLeast: boolean;
  show: (value: number) => string;
  of: (row: Row) => number | null;
  rows: (row: Row) => boolean;
}

const targets: readonly Target[] = [
  speed('Cold run against ESLint + `n/no-sync`, Node 20', 'cold', { node: 20, must: 7, aim: 10 }),
  speed('Cold run against ESLint + `n/no-sync`, Node 24', 'cold', { node: 24, must: 12, aim: 25 }),
  speed('Warm run against ESLint + `n/no-sync`, Node 20', 'warm', { node: 20, must: 40, aim: 80 }),
  speed('Warm run against ESLint + `n/no-sync`, Node 24', 'warm', { node: 24, must: 40, aim: 80 }),
  { target: 'Warm run against cold oxlint, time', must: Infinity, aim: 1, isAtLeast: false, show: times, of: quotient('warm', 'oxlint', 'wallMs'), rows: ({ node }) => node === 20 },
  { target: 'One file of at least 2,000 changed, against the warm run, time', must: 1.5, aim: null, isAtLeast: false, show: times, of: quotient('changed', 'warm', 'wallMs'), rows: ({ files, node }) => files >= 2_000 && node === 20 },
  { target: 'Peak memory of a cold run against ESLint', must: 1, aim: 0.5, isAtLeast: false, show: times, of: quotient('cold', 'eslint', 'peakMb'), rows: ({ node }) => node === 20 },
  { target: 'Processor time beyond the floor, of the floor, Node 20', must: 0.6, aim: 0.3, isAtLeast: false, show: percent, of: overhead, rows: ({ node }) => node === 20 },
  { target: 'Processor time beyond the floor, of the floor, Node 24', must: 0.6, aim: 0.3, isAtLeast: false, show: percent, of: overhead, rows: ({ node }) => node === 24 },
];

const growing: readonly [string, ColumnName, keyof Sample][] = [
  ['time of a cold run', 'cold', 'wallMs'],
  ['time of a warm run', 'warm', 'wallMs'],
  ['memory of a cold run', 'cold', 'peakMb'],
  ['time of the floor, for comparison', 'floor', 'wallMs'],
];

/** What holds and what does not, for every target. A target is reached only when no tree misses it. */
export function verdicts(rows: readonly Row[]): Verdict[] {
  return [...targets.map((target) => judge(target, rows)), ...growing.map(([what, column, quantity]) => growth(what, rows, column, quantity))];
}

function judge({ target, must, aim, isAtLeast, show, of, rows: isMeant }: Target, rows: readonly Row[]): Verdict {
  const sign = isAtLeast ? '≥' : '≤';
  const findings = rows.filter(isMeant).flatMap((row): Finding[] => {
    const found = of(row);
    return found === null ? [] : [{ tree: row.tree, value: found }];
  });
  const unmeasured = rows.filter((row) => isMeant(row) && row.cells.cold !== undefined && of(row) === null).length;
  findings.sort((a, b) => (isAtLeast ? a.value - b.value : b.value - a.value));
  const reached = (limit: number): number => findings.filter((finding) => (isAtLeast ? finding.value >= limit : finding.value <= limit)).length;
  const limits: Pick<Verdict, 'target' | 'must' | 'aim'> = { target, must: must === Infinity ? '–' : `${sign} ${show(must)}`, aim: aim === null ? '–' : `${sign} ${show(aim)}` };
  if (findings.length === 0) return { ...limits, measured: '–', verdict: 'not measured' };
  const worst = findings[0];
  const best = findings[findings.length - 1];
  const total = findings.length + unmeasured;
  const limit = must === Infinity ? (aim ?? must) : must;
  const said = reached(limit) === total ? (aim !== null && reached(aim) === total ? 'reached, the aim too' : 'reached') : `missed: holds on ${reached(limit)} of ${total}`;
  return { ...limits, measured: `${show(worst.value)} (${worst.tree}) … ${show(best.value)} (${best.tree})`, verdict: said };
}

function growth(what: string, rows: readonly Row[], column: ColumnName, quantity: keyof Sample): Verdict {
  const limits = { target: `Growth with the number of files: ${what}`, must: '≤ 1.1', aim: '1.0' };
  const synthetic = rows.filter((row) => row.isSynthetic && row.node === 20);
  const points = synthetic.flatMap((row) => {
    const cost = value(row, column, quantity);
    return cost === null ? [] : [{ size: row.files, cost }];
  });
  if (points.length < 2) return { ...limits, measured: '–', verdict: 'not measured' };
  const exponent = growthExponent(points);
  const said = points.length < synthetic.length ? 'missed: a size did not finish' : exponent > 1.1 ? 'missed' : exponent > 1.005 ? 'reached' : 'reached, the aim too';
  return { ...limits, measured: `exponent ${exponent.toFixed(2)}`, verdict: column === 'floor' ? '–' : said };
}

function speed(target: string, column: ColumnName, { node, must, aim }: { node: number; must: number; aim: number }): Target {
  return { target, must, aim, isAtLeast: true, show: times, of: quotient('eslint', column, 'wallMs'), rows: (row) => row.node === node };
}

function quotient(one: ColumnName, other: ColumnName, quantity: keyof Sample): (row: Row) => number | null {
  return (row) => {
    const [dividend, divisor] = [value(row, one, quantity), value(row, other, quantity)];
    return dividend === null || divisor === null ? null : dividend / divisor;
  };
}

/** Against the cheaper of the two ways to get the trees. */
function overhead(row: Row): number | null {
  const cold = value(row, 'cold', 'cpuMs');
  const floors = [value(row, 'floor', 'cpuMs'), value(row, 'floor, raw transfer', 'cpuMs')].filter((floor) => floor !== null);
  return cold === null || floors.length === 0 ? null : cold / Math.min(...floors) - 1;
}

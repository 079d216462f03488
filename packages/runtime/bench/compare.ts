import { median } from '../../cli/bench/statistics.js';
import type { Rounds } from './measure.js';
import type { Suite } from './suite.js';

export interface SuiteResult {
  readonly name: string;
  readonly unit?: 'ns' | 'bytes';
  readonly contestants: readonly ContestantResult[];
}

export interface ContestantResult {
  readonly name: string;
  /** The median over the rounds; bytes where memory is measured. */
  readonly nanoseconds: number;
  /** Theirs / ours, round by round: median, lowest and highest; none for ours. */
  readonly ratio?: { readonly median: number; readonly lowest: number; readonly highest: number };
  /** What the median of the ratio must reach. */
  readonly mustReach?: number;
}

/** Compares every contestant with the first. Throws when a target names none of them. */
export function compare({ name, unit, cases, mustReach = {} }: Suite, rounds: Rounds): SuiteResult {
  const [ours, ...others] = Object.keys(cases);
  const unknown = Object.keys(mustReach).find((target) => !others.includes(target));
  if (unknown !== undefined) throw new Error(`"${name}" must reach a ratio to "${unknown}", which is none of its other contestants: ${others.join(', ')}.`);
  return {
    name,
    unit,
    contestants: [
      { name: ours, nanoseconds: median(rounds[ours]) },
      ...others.map((other) => ({ name: other, nanoseconds: median(rounds[other]), ratio: ratioOf(rounds[other], rounds[ours]), mustReach: mustReach[other] })),
    ],
  };
}

function ratioOf(theirs: readonly number[], ours: readonly number[]): ContestantResult['ratio'] {
  const ratios = theirs.map((nanoseconds, round) => nanoseconds / ours[round]);
  return { median: median(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) };
}

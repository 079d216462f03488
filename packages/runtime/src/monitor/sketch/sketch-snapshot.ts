import { BUCKETS } from './buckets.js';
import type { Totals } from './totals.js';

/** A sketch as JSON. */
export interface SketchSnapshot extends Totals {
  /** The bucket of the first of the counts. */
  readonly first: number;
  readonly counts: readonly number[];
}

/** Whether something from elsewhere can be counted without harm. */
export function isSketchSnapshot(given: unknown): given is SketchSnapshot {
  if (typeof given !== 'object' || given === null) return false;
  const { count, errors, sum, sumOfSquares, min, max, first, counts } = given as Partial<SketchSnapshot>;
  const hasTotals = [count, errors, sum, sumOfSquares, min, max].every((total) => Number.isFinite(total) && total! >= 0);
  if (!hasTotals || !Array.isArray(counts) || !Number.isSafeInteger(first) || first! < 0 || first! + counts.length > BUCKETS) return false;
  return counts.every((times) => Number.isSafeInteger(times) && times >= 0) && counts.reduce((all: number, times: number) => all + times, 0) === count;
}

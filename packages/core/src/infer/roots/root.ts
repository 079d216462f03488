import type { Confidence, Reach } from '../../report/report.js';

/** The kind of what goes on for as long as the process does, one turn after the other. */
export const ENDLESS = 'loop';

/** A function that something outside the program calls. */
export interface Root {
  function: number;
  kind: string;
  reach: Reach;
  name: string;
  confidence: Confidence;
  /** Where it is registered; −1 when the function itself is the place. */
  call: number;
  /** The flow node of the export that it is, where that is known. */
  node?: number;
  /** The copies of the function that are meant, where that is a closure that a helper returned. */
  copies?: readonly number[];
  /** The framework runs it once per element. */
  loop: boolean;
  /** It runs once for each time that it is registered: a listener of `once`. */
  single?: boolean;
  /** What it gives is kept by what it is asked for. */
  keyed?: boolean;
  /** It is known to run less often than once a minute. */
  seldom?: boolean;
}

/** The function that a root runs, or the copies of it. */
export function functionsOf({ function: fn, copies }: Root): readonly number[] {
  return copies ?? [fn];
}

import type { Confidence, Reach } from '../report/report.js';

/** A function that something outside the program calls. */
export interface Root {
  function: number;
  kind: string;
  reach: Reach;
  name: string;
  confidence: Confidence;
  /** Where it is registered; −1 when the function itself is the place. */
  call: number;
  /** The framework runs it once per element. */
  loop: boolean;
  /** It runs once for each time that it is registered: a listener of `once`. */
  single?: boolean;
}

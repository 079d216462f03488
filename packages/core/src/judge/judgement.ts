import type { Detector, Verdict } from '../detectors/detector.js';
import type { Confidence, Impact, Reach } from '../report/report.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import type { Position4 } from '../summarize/module-summary.js';

/** A place that a detector finds fault with, before it is ranked. */
export interface Judgement {
  detector: Detector;
  verdict: Verdict;
  file: number;
  /** Function of the program that holds it. */
  function: number;
  /** Function whose entry points count, when they are not those of the function that holds it. */
  reachedFrom?: number;
  position: Position4;
  api: string | null;
  impact: Impact;
  confidence: Confidence;
  reach: Reach;
  way: FunctionReach;
  loopDepth: number;
  /** Behind a lookup by key: runs once per key. */
  keyed: boolean;
  /** Only come to after a failure. */
  afterFailure: boolean;
}

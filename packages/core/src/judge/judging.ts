import type { BlockingLookup } from '../catalog/blocking/lookup.js';
import type { Detector } from '../detectors/detector.js';
import type { Facts } from '../infer/infer.js';
import type { Program } from '../link/program.js';
import type { Reach } from '../report/report.js';

export interface JudgeOptions {
  detectors: readonly Detector[];
  lookup: BlockingLookup;
  /** Whether other files of the program are not at hand, as in an editor. */
  isPartial?: boolean;
  /** Value of a detector's option in a file. */
  option(detector: string, name: string, file: string): number;
  /** As what a detector takes a class of path. */
  reachAs(detector: Detector, reach: Reach): Reach;
}

/** What is judged, and for whom. */
export interface Judging {
  program: Program;
  facts: Facts;
  options: JudgeOptions;
}

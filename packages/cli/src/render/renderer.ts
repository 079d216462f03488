import type { DetectorInfo, Report } from '@perf-analyze/core';

/** What a renderer may know besides the report. */
export interface RenderContext {
  detectors: readonly DetectorInfo[];
  /** Lines of an analysed file, or null when it cannot be read. */
  readLines: (file: string) => readonly string[] | null;
  /** Columns for which terminal text is wrapped. */
  width: number;
  color: boolean;
  /** Leave single findings out of terminal text. */
  quiet: boolean;
  /** Sentences about this run that the report does not hold. */
  notes: readonly string[];
}

/** A format: one pure function. */
export type Renderer = (report: Report, context: RenderContext) => string;

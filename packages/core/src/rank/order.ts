import { EVERY_REACH } from '../report/reaches.js';
import type { Finding } from '../report/report.js';

const CONFIDENCE = ['definite', 'probable', 'possible'];

/** Worst first: the order in which findings are listed. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compare(a.priority, b.priority) ||
    CONFIDENCE.indexOf(a.confidence) - CONFIDENCE.indexOf(b.confidence) ||
    b.entryPoints.length - a.entryPoints.length ||
    b.loopDepth - a.loopDepth ||
    EVERY_REACH.indexOf(a.reach) - EVERY_REACH.indexOf(b.reach) ||
    a.effortMinutes - b.effortMinutes ||
    compare(a.location.file, b.location.file) ||
    a.location.line - b.location.line ||
    a.location.column - b.location.column ||
    compare(a.detector, b.detector) ||
    compare(a.id, b.id)
  );
}

/** Code unit order, which is the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

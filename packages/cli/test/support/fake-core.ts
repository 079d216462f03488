import { writeSync } from 'node:fs';
import type { AnalyzeOptions, Report } from '@perf-analyze/core';
import { shopReport, templateFinding } from './shop-report.js';

/** An analysis that never ends where `slow` is analysed, and finds very much where `large` is. */
export function analyze({ paths = [] }: AnalyzeOptions): Promise<Report> {
  if (paths.includes('slow')) return neverEnding();
  const count = paths.includes('large') ? 50_000 : 1;
  return Promise.resolve(shopReport({ findings: Array<typeof templateFinding>(count).fill(templateFinding) }));
}

export { shopDetectors as detectors } from './shop-detectors.js';

function neverEnding(): Promise<Report> {
  // Keeps the process alive, as a real analysis does.
  setInterval(() => undefined, 1000);
  writeSync(2, 'analysing\n');
  return new Promise(() => undefined);
}

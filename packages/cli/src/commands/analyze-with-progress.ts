import type { AnalyzeOptions } from '@perf-analyze/core';
import type { Host } from '../host.js';
import { progressBar } from '../progress/progress-bar.js';

/** Runs an analysis behind a progress bar. */
export async function analyzeWithProgress<Result>(
  run: (options: AnalyzeOptions) => Promise<Result>,
  options: AnalyzeOptions,
  host: Host,
  isBarWanted = true,
): Promise<Result> {
  const bar = progressBar(host, isBarWanted);
  try {
    return await run({ ...options, onProgress: bar.show });
  } finally {
    bar.end();
  }
}

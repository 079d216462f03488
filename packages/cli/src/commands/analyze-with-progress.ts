import type { AnalyzeOptions } from '@perf-analyze/core';
import type { Host } from '../host.js';
import { progressBar } from '../progress/progress-bar.js';

/** Runs an analysis behind a progress bar, and passes on afterwards what it warns of. */
export async function analyzeWithProgress<Result>(
  run: (options: AnalyzeOptions) => Promise<Result>,
  options: AnalyzeOptions,
  host: Host,
  isBarWanted = true,
): Promise<Result> {
  const bar = progressBar(host, isBarWanted);
  const warnings: string[] = [];
  try {
    return await run({ ...options, onProgress: bar.show, onWarning: (warning) => warnings.push(warning) });
  } finally {
    bar.end();
    for (const warning of warnings) await host.stderr.write(`perf-analyze: ${warning}\n`);
  }
}

import { resolve } from 'node:path';
import type { AnalyzeOptions, Report } from '@perf-analyze/core';
import type { Host } from '../host.js';
import { writeAtomically } from '../output/write-atomically.js';
import { counted } from '../text/counted.js';
import { baselineText, scopeOf } from './baseline.js';
import { compareBaseline } from './compare-baseline.js';
import { readBaseline } from './read-baseline.js';
import { reportOf } from './report-of.js';

/** A report without the findings of a baseline, and what there is to say about it. */
export interface Baselined {
  report: Report;
  notes: string[];
}

/** Leaves the known findings out, and takes the fixed ones out of the baseline's file. */
export async function applyBaseline(report: Report, file: string, options: AnalyzeOptions, host: Host): Promise<Baselined> {
  const baseline = readBaseline(host.cwd, file);
  const { fresh, known, pruned } = compareBaseline(report, baseline, scopeOf(options));
  const notes = known > 0 ? [`${counted(known, 'known finding')} of ${file} left out.`] : [];
  if (pruned) {
    await writeAtomically(resolve(host.cwd, file), baselineText(pruned), host.signal);
    notes.push(`${counted(total(baseline) - total(pruned), 'fixed finding')} taken out of ${file}.`);
  }
  return { report: reportOf(report, fresh), notes };
}

function total({ findings }: { findings: readonly { count: number }[] }): number {
  return findings.reduce((sum, { count }) => sum + count, 0);
}

import type { Finding, Report } from '@perf-analyze/core';
import type { Baseline, Scope } from './baseline.js';

/** A report held against a baseline. */
export interface Comparison {
  /** Findings that the baseline does not list. */
  fresh: Finding[];
  /** How many the baseline lists. */
  known: number;
  /** The baseline without what is fixed, or null when it can stay as it is. */
  pruned: Baseline | null;
}

/** Tells new findings from known ones. A finding that the baseline lists once is known once. */
export function compareBaseline(report: Report, baseline: Baseline, scope: Scope): Comparison {
  const left = new Map(baseline.findings.map(({ id, count }) => [id, count]));
  const fresh = report.findings.filter(({ id }) => {
    const count = left.get(id) ?? 0;
    if (count > 0) left.set(id, count - 1);
    return count === 0;
  });
  const known = report.findings.length - fresh.length;
  const hasSameScope = JSON.stringify(scope) === JSON.stringify(baseline.scope);
  return { fresh, known, pruned: hasSameScope ? pruned(report, baseline, left) : null };
}

/** What is left over is fixed, unless its file could not be analysed this time. */
function pruned({ coverage }: Report, baseline: Baseline, left: ReadonlyMap<string, number>): Baseline | null {
  const skipped = new Set(coverage.skipped.map(({ file }) => file));
  const isUnseen = (file: string) => [...skipped].some((path) => file === path || file.startsWith(`${path}/`));
  const findings = baseline.findings
    .map((entry) => (isUnseen(entry.file) ? entry : { ...entry, count: entry.count - (left.get(entry.id) ?? 0) }))
    .filter(({ count }) => count > 0);
  const isSame = JSON.stringify(findings) === JSON.stringify(baseline.findings);
  return isSame ? null : { ...baseline, findings };
}

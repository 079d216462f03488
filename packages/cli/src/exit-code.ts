import type { Finding, Preset, Priority } from '@perf-analyze/core';

/** When findings fail a run. */
export interface Gate {
  failOn: Priority | 'never';
  /** More findings than this fail the run, of whatever priority. */
  maxFindings?: number | undefined;
  preset?: Preset | undefined;
}

/** 1 when the findings fail the run, 0 when they do not. */
export function exitCode(findings: readonly Finding[], gate: Gate): 0 | 1 {
  if (gate.maxFindings !== undefined && findings.length > gate.maxFindings) return 1;
  return findings.some((finding) => isFailing(finding, gate)) ? 1 : 0;
}

function isFailing(finding: Finding, { failOn, preset }: Gate): boolean {
  // `P0` < `P1` < `P2` < `P3`, and every one of them sorts before `never`, which nothing may reach.
  if (failOn === 'never' || finding.priority > failOn) return false;
  if (finding.confidence === 'definite') return true;
  return preset === 'strict' && finding.confidence === 'probable';
}

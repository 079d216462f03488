import type { Finding, MatrixRow, Report, RootCause } from '@perf-analyze/core';

const impacts = ['critical', 'high', 'medium', 'low'];

/** The report with only some of its findings; the others count as hidden. */
export function reportOf(report: Report, findings: Finding[]): Report {
  const hidden = report.findings.length - findings.length;
  return {
    ...report,
    findings,
    matrix: report.matrix.flatMap((row) => matrixRow(row, findings)),
    rootCauses: report.rootCauses.flatMap((cause) => rootCause(cause, findings)),
    coverage: { ...report.coverage, hiddenFindings: report.coverage.hiddenFindings + hidden },
  };
}

function matrixRow(row: MatrixRow, all: readonly Finding[]): MatrixRow[] {
  const findings = all.filter(({ detector }) => detector === row.detector);
  if (findings.length === 0) return [];
  const worst = findings.reduce((a, b) => (isWorse(b, a) ? b : a));
  return [
    {
      ...row,
      files: new Set(findings.map(({ location }) => location.file)).size,
      sites: findings.length,
      impact: worst.impact,
      priority: worst.priority,
      totalEffortMinutes: findings.reduce((sum, { effortMinutes }) => sum + effortMinutes, 0),
    },
  ];
}

function isWorse(a: Finding, b: Finding): boolean {
  if (a.priority !== b.priority) return a.priority < b.priority;
  return impacts.indexOf(a.impact) < impacts.indexOf(b.impact);
}

function rootCause(cause: RootCause, all: readonly Finding[]): RootCause[] {
  const findings = all.filter(({ id }) => cause.findings.includes(id));
  const priority = findings.map((finding) => finding.priority).sort().at(0);
  return priority ? [{ ...cause, findings: findings.map(({ id }) => id), priority }] : [];
}

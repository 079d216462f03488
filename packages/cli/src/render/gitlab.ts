import type { Finding, Priority, SkippedFile } from '@perf-analyze/core';
import { coverageLine } from './coverage-line.js';
import type { Renderer } from './renderer.js';

/** An entry of GitLab's Code Quality report. */
interface Issue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  location: { path: string; lines: { begin: number; end: number } };
}

const severities: Record<Priority, Issue['severity']> = { P0: 'critical', P1: 'major', P2: 'minor', P3: 'info' };

/** GitLab's Code Quality report. It has no place for remarks, so skipped files and coverage are entries of severity `info`. */
export const gitlab: Renderer = (report) => {
  const issues = [
    ...withUniqueFingerprints(report.findings.map(issue)),
    ...report.coverage.skipped.map(skipped),
    remark('coverage', `${coverageLine(report.coverage)}.`, '.'),
  ];
  return `${JSON.stringify(issues, null, 2)}\n`;
};

function issue(finding: Finding): Issue {
  const { file, line, endLine } = finding.location;
  return {
    description: `${finding.message} ${finding.remedy}`,
    check_name: finding.detector,
    fingerprint: finding.id,
    severity: severities[finding.priority],
    location: { path: file, lines: { begin: line, end: endLine } },
  };
}

function skipped({ file, reason }: SkippedFile): Issue {
  return remark(`skipped:${file}`, `perf-analyze left this out: ${reason}`, file);
}

function remark(fingerprint: string, description: string, path: string): Issue {
  const lines = { begin: 1, end: 1 };
  return { description, check_name: 'coverage', fingerprint, severity: 'info', location: { path, lines } };
}

/** GitLab drops entries whose fingerprint it has seen. */
function withUniqueFingerprints(issues: readonly Issue[]): Issue[] {
  const seen = new Map<string, number>();
  return issues.map((entry) => {
    const occurrence = (seen.get(entry.fingerprint) ?? 0) + 1;
    seen.set(entry.fingerprint, occurrence);
    return occurrence === 1 ? entry : { ...entry, fingerprint: `${entry.fingerprint}-${occurrence}` };
  });
}

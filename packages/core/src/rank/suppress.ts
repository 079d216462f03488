import type { Program } from '../link/program.js';
import type { Finding, SuppressedFinding, UnusedSuppression } from '../report/report.js';

export interface SuppressionResult {
  kept: Finding[];
  suppressed: SuppressedFinding[];
  unused: UnusedSuppression[];
}

/** Takes out the findings that comments in the sources ask not to show, and notes the comments that ask for nothing. */
export function suppress(program: Program, findings: readonly Finding[]): SuppressionResult {
  const byLine = new Map<string, { detector: string; reason: string | null; used: boolean; file: string; line: number; column: number }[]>();
  for (const { path, summary } of program.files) {
    for (const { line, detector, reason, at } of summary.suppressions) {
      const key = `${path}:${line}`;
      byLine.set(key, [...(byLine.get(key) ?? []), { detector, reason, used: false, file: path, line: at[0], column: at[1] }]);
    }
  }
  const kept: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const comment = byLine.get(`${finding.location.file}:${finding.location.line}`)?.find(({ detector }) => detector === finding.detector || detector === '*');
    if (!comment) kept.push(finding);
    else {
      comment.used = true;
      suppressed.push({ id: finding.id, detector: finding.detector, location: finding.location, reason: comment.reason });
    }
  }
  const unused = [...byLine.values()].flat().filter(({ used }) => !used);
  return { kept, suppressed, unused: unused.map(({ file, line, column, detector }) => ({ file, line, column, detector })) };
}

import type { DetectorInfo } from '../detectors/detector.js';
import type { Finding, Impact, MatrixRow } from '../report/report.js';
import { compare } from './order.js';

const IMPACTS: readonly Impact[] = ['critical', 'high', 'medium', 'low'];

/** One row per detector with findings, worst first. */
export function priorityMatrix(findings: readonly Finding[], detectors: readonly DetectorInfo[]): MatrixRow[] {
  const rows = detectors.flatMap((detector): MatrixRow[] => {
    const own = findings.filter((finding) => finding.detector === detector.name);
    if (own.length === 0) return [];
    const worst = own.reduce((a, b) => (isWorse(b, a) ? b : a));
    return [
      {
        detector: detector.name,
        title: detector.title,
        files: new Set(own.map(({ location }) => location.file)).size,
        sites: own.length,
        impact: worst.impact,
        priority: worst.priority,
        effortMinutes: worst.effortMinutes,
        totalEffortMinutes: own.reduce((sum, { effortMinutes }) => sum + effortMinutes, 0),
      },
    ];
  });
  return rows.sort((a, b) => compare(a.priority, b.priority) || IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact) || b.sites - a.sites);
}

function isWorse(a: Finding, b: Finding): boolean {
  return (compare(a.priority, b.priority) || IMPACTS.indexOf(a.impact) - IMPACTS.indexOf(b.impact)) < 0;
}

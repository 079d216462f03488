import type { Finding, Report } from '../../src/report/report.js';

/** What a snapshot keeps of a finding: enough to see in a diff what came, went or changed its grade. */
type Line = Pick<Finding, 'id' | 'detector' | 'priority' | 'confidence' | 'reach' | 'api'> & { at: string };

export interface Snapshot {
  package: string;
  files: number;
  findings: Line[];
}

/** In the order of the source, so that a change of rank is a change of one line. */
export function snapshotOf(name: string, { coverage, findings }: Report): Snapshot {
  const sorted = [...findings].sort((a, b) => compare(a.location.file, b.location.file) || a.location.line - b.location.line || compare(a.id, b.id));
  return { package: name, files: coverage.files, findings: sorted.map(lineOf) };
}

/** One finding a line. */
export function print({ findings, ...rest }: Snapshot): string {
  const head = JSON.stringify(rest).slice(0, -1);
  return `${head},"findings":[\n${findings.map((finding) => JSON.stringify(finding)).join(',\n')}\n]}\n`;
}

function lineOf({ id, detector, priority, confidence, reach, api, location }: Finding): Line {
  return { at: `${location.file}:${location.line}`, detector, priority, confidence, reach, api, id };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

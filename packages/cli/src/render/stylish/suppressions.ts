import type { Report } from '@perf-analyze/core';
import { counted } from '../../text/counted.js';
import { lineOf } from '../place.js';
import { list } from './list.js';
import type { Palette } from './palette.js';

/** What comments suppress, with their reasons, and the comments that suppress nothing. */
export function suppressionSection(report: Report, width: number, paint: Palette): string[] {
  const suppressed = report.suppressed.map(
    ({ location, detector, reason }) => `${lineOf(location)}  ${detector}: ${reason ?? 'no reason given'}`,
  );
  const unused = report.unusedSuppressions.map((comment) => `${lineOf(comment)}  ${comment.detector}`);
  return [
    ...list(counted(suppressed.length, 'suppressed finding'), suppressed, width, paint),
    ...list(unusedTitle(unused.length), unused, width, paint),
  ];
}

function unusedTitle(count: number): string {
  return count === 1 ? '1 comment suppresses nothing' : `${count} comments suppress nothing`;
}

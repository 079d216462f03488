import type { Coverage } from '@perf-analyze/core';
import { counted } from '../../text/counted.js';
import { wrapped } from '../../text/wrapped.js';
import { coverageLine } from '../coverage-line.js';
import { list } from './list.js';
import type { Palette } from './palette.js';

/** What was left out and why, and last of all what was seen. */
export function coverageSection(coverage: Coverage, width: number, paint: Palette): string[] {
  const skipped = coverage.skipped.map(({ file, reason }) => `${file}: ${reason}`);
  return [
    ...list(`${counted(skipped.length, 'file')} left out`, skipped, width, paint),
    ...wrapped(`${coverageLine(coverage)}.`, width, '').map((line) => paint.dim(line)),
  ];
}

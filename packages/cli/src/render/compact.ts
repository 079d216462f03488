import type { Finding } from '@perf-analyze/core';
import { printable } from '../text/printable.js';
import { coverageLine } from './coverage-line.js';
import { place } from './place.js';
import type { Renderer } from './renderer.js';

/** One line per finding, then one line on what was seen. */
export const compact: Renderer = ({ findings, coverage }, { notes }) =>
  [...findings.map(compactLine), ...notes, `${coverageLine(coverage)}.`].map((line) => `${printable(line)}\n`).join('');

/** `src/orders.ts:12:18: P0 definite request sync-file-io: … [id]`. */
export function compactLine(finding: Finding): string {
  const { priority, confidence, reach, detector, message, id, location } = finding;
  return `${place(location)}: ${priority} ${confidence} ${reach} ${detector}: ${message} [${id}]`;
}

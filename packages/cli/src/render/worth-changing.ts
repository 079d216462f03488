import type { RootCause } from '@perf-analyze/core';
import { counted } from '../text/counted.js';

/** How many of them a report for readers shows. */
export const mostCauses = 5;

/** The root causes whose change clears more than one finding or entry point. */
export function worthChanging(rootCauses: readonly RootCause[]): RootCause[] {
  return rootCauses.filter(({ findings, entryPoints }) => findings.length > 1 || entryPoints > 1);
}

/** What a change of a root cause clears, in words. */
export function cleared({ findings, entryPoints }: RootCause): string {
  return `clears ${counted(findings.length, 'finding')} for ${counted(entryPoints, 'entry point')}`;
}

import type { Report } from '@perf-analyze/core';

/** Reasons for which code of the program was left out that somebody should look at. */
const UNREAD = /^(?:does not parse|cannot be )/;

/** What is said when nothing was found; of files that could not be read, nothing is known. */
export function noFindings({ coverage }: Report): string {
  return coverage.skipped.some(({ reason }) => UNREAD.test(reason)) ? 'No findings in the files that could be read.' : 'No findings.';
}

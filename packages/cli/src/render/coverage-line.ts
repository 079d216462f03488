import type { Coverage } from '@perf-analyze/core';
import { counted, grouped } from '../text/counted.js';

/** What the analysis saw and what it did not, in one line. */
export function coverageLine(coverage: Coverage): string {
  const hidden = counted(coverage.hiddenFindings, 'finding');
  return [
    `${counted(coverage.files, 'file')} analysed, ${grouped(coverage.skipped.length)} skipped`,
    `${grouped(coverage.unresolvedCalls)} of ${counted(coverage.calls, 'call')} unresolved`,
    `${counted(coverage.truncatedChains, 'chain')} cut short`,
    coverage.hiddenFindings > 0 ? `${hidden} hidden (${flags})` : `${hidden} hidden`,
  ].join('; ');
}

/** What decides what is shown: which of them hides a finding is not counted apart. */
const flags = 'see --reach, --priority and --confidence';

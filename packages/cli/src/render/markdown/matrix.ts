import type { MatrixRow } from '@perf-analyze/core';
import { grouped } from '../../text/counted.js';
import { shortDuration } from '../../text/duration.js';
import { documentationUrl } from '../documentation-url.js';
import { prose } from './prose.js';

/** The priority matrix as a table, or nothing when there is nothing in it. */
export function markdownMatrix(rows: readonly MatrixRow[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ title, detector, files, sites, impact, totalEffortMinutes, priority }) => {
    const link = `[${prose(title)}](${documentationUrl(detector)})`;
    const cells = [link, grouped(files), grouped(sites), impact, shortDuration(totalEffortMinutes), priority];
    return `| ${cells.join(' | ')} |`;
  });
  const head = ['| Issue | Files | Sites | Impact | Effort | Priority |', '|---|---:|---:|---|---:|---|'];
  return [[...head, ...lines].join('\n')];
}

import type { MatrixRow } from '@perf-analyze/core';
import { grouped } from '../../text/counted.js';
import { shortDuration } from '../../text/duration.js';
import { table } from '../../text/table.js';
import type { Palette } from './palette.js';

const columns = [
  { title: 'Issue' },
  { title: 'Files', align: 'right' as const },
  { title: 'Sites', align: 'right' as const },
  { title: 'Impact' },
  { title: 'Effort', align: 'right' as const },
  { title: 'Priority' },
];

/** The priority matrix: a line for each detector that found something. */
export function matrixSection(rows: readonly MatrixRow[], paint: Palette): string[] {
  if (rows.length === 0) return [];
  const [titles, ...lines] = table(columns, rows.map(cells));
  return [
    paint.title('Priority matrix'),
    '',
    `  ${paint.dim(titles)}`,
    ...lines.map((line, index) => `  ${paintPriority(line, rows[index], paint)}`),
  ];
}

function cells({ title, files, sites, impact, totalEffortMinutes, priority }: MatrixRow): string[] {
  return [title, grouped(files), grouped(sites), impact, shortDuration(totalEffortMinutes), priority];
}

/** The priority is the last cell of its line. */
function paintPriority(line: string, { priority }: MatrixRow, paint: Palette): string {
  return line.slice(0, -priority.length) + paint.priority(priority, priority);
}

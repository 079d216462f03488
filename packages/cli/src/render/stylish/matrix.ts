import type { MatrixRow } from '@perf-analyze/core';
import stringWidth from 'fast-string-width';
import { grouped } from '../../text/counted.js';
import { shortDuration } from '../../text/duration.js';
import { table } from '../../text/table.js';
import { wrapped } from '../../text/wrapped.js';
import type { Palette } from './palette.js';

const indentation = '  ';

const columns = [
  { title: 'Issue' },
  { title: 'Files', align: 'right' as const },
  { title: 'Sites', align: 'right' as const },
  { title: 'Impact' },
  { title: 'Effort', align: 'right' as const },
  { title: 'Priority' },
];

/** The priority matrix: a line for each detector that found something, and more where its title has to be wrapped. */
export function matrixSection(rows: readonly MatrixRow[], width: number, paint: Palette): string[] {
  if (rows.length === 0) return [];
  const names = wrappedTitles(rows, width - indentation.length);
  const [titles, ...lines] = table(columns, rows.map((row, index) => [names[index][0], ...cells(row)]));
  return [
    paint.title('Priority matrix'),
    '',
    indentation + paint.dim(titles),
    ...lines.flatMap((line, index) => [paintPriority(line, rows[index], paint), ...names[index].slice(1)].map((text) => indentation + text)),
  ];
}

/** The titles in as many lines as it takes for the table to fit, where it can. */
function wrappedTitles(rows: readonly MatrixRow[], room: number): string[][] {
  const [line] = table(columns, rows.map((row) => [row.title, ...cells(row)]));
  const widest = Math.max(...rows.map(({ title }) => stringWidth(title)));
  const excess = Math.max(0, stringWidth(line) - room);
  return rows.map(({ title }) => wrapped(title, widest - excess, ''));
}

function cells({ files, sites, impact, totalEffortMinutes, priority }: MatrixRow): string[] {
  return [grouped(files), grouped(sites), impact, shortDuration(totalEffortMinutes), priority];
}

/** The priority is the last cell of its line. */
function paintPriority(line: string, { priority }: MatrixRow, paint: Palette): string {
  return line.slice(0, -priority.length) + paint.priority(priority, priority);
}

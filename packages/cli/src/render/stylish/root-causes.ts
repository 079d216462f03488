import type { RootCause } from '@perf-analyze/core';
import { counted, grouped } from '../../text/counted.js';
import { table } from '../../text/table.js';
import { lineOf } from '../place.js';
import type { Palette } from './palette.js';

const shown = 5;

/** The functions whose change clears more than one finding or entry point. */
export function rootCauseSection(rootCauses: readonly RootCause[], paint: Palette): string[] {
  const worthwhile = rootCauses.filter(({ findings, entryPoints }) => findings.length > 1 || entryPoints > 1);
  if (worthwhile.length === 0) return [];
  const rows = worthwhile.slice(0, shown).map((cause) => [
    cause.priority,
    cause.function,
    lineOf(cause),
    `${counted(cause.findings.length, 'finding')}, ${counted(cause.entryPoints, 'entry point')}`,
  ]);
  const lines = table(rows[0]!.map(() => ({ title: '' })), rows).slice(1);
  const more = worthwhile.length - shown;
  return [
    paint.title('Worth changing first'),
    '',
    ...lines.map((line, index) => `  ${paint.priority(worthwhile[index]!.priority, line.slice(0, 2))}${line.slice(2)}`),
    ...(more > 0 ? [`  ${grouped(more)} more (--format json lists them)`] : []),
  ];
}

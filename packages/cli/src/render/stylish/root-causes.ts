import type { RootCause } from '@perf-analyze/core';
import { counted, grouped } from '../../text/counted.js';
import { lineOf } from '../place.js';
import type { Palette } from './palette.js';

const shown = 5;

/** The functions whose change clears more than one finding or entry point. */
export function rootCauseSection(rootCauses: readonly RootCause[], paint: Palette): string[] {
  const worthwhile = rootCauses.filter(({ findings, entryPoints }) => findings.length > 1 || entryPoints > 1);
  if (worthwhile.length === 0) return [];
  const more = worthwhile.length - shown;
  return [
    paint.title('Worth changing first'),
    '',
    ...worthwhile.slice(0, shown).flatMap((cause) => causeLines(cause, paint)),
    ...(more > 0 ? [`  ${grouped(more)} more (--format json lists them)`] : []),
  ];
}

function causeLines(cause: RootCause, paint: Palette): string[] {
  const { priority, findings, entryPoints } = cause;
  return [
    `  ${paint.priority(priority, priority)}  ${cause.function}  ${paint.place(lineOf(cause))}`,
    `      ${counted(findings.length, 'finding')}, ${counted(entryPoints, 'entry point')}`,
  ];
}

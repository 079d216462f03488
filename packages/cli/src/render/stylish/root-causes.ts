import type { RootCause } from '@perf-analyze/core';
import { grouped } from '../../text/counted.js';
import { lineOf } from '../place.js';
import { cleared, mostCauses, worthChanging } from '../worth-changing.js';
import type { Palette } from './palette.js';

/** The functions whose change clears more than one finding or entry point. */
export function rootCauseSection(rootCauses: readonly RootCause[], paint: Palette): string[] {
  const worthwhile = worthChanging(rootCauses);
  if (worthwhile.length === 0) return [];
  const more = worthwhile.length - mostCauses;
  return [
    paint.title('Worth changing first'),
    '',
    ...worthwhile.slice(0, mostCauses).flatMap((cause) => causeLines(cause, paint)),
    ...(more > 0 ? [`  ${grouped(more)} more (--format json lists them)`] : []),
  ];
}

function causeLines(cause: RootCause, paint: Palette): string[] {
  return [`  ${paint.priority(cause.priority, cause.priority)}  ${cause.function}  ${paint.place(lineOf(cause))}`, `      ${cleared(cause)}`];
}

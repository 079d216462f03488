import { padded } from '../../text/table.js';
import { wrapped } from '../../text/wrapped.js';
import type { Palette } from './palette.js';

/** A paragraph and its label. */
export type Labelled = readonly [label: string, text: string];

const labelWidth = 9;
const indentation = '  ';

/** Paragraphs with their labels in front, aligned below each other. */
export function labelled(entries: readonly Labelled[], width: number, paint: Palette): string[] {
  return entries.flatMap(([label, text]) => {
    const [first, ...rest] = wrapped(text, width, indentation + ' '.repeat(labelWidth));
    const start = indentation + paint.dim(padded(label, labelWidth));
    return [start + first.trimStart(), ...rest];
  });
}

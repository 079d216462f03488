import { wrapped } from '../../text/wrapped.js';
import type { Palette } from './palette.js';

const shown = 5;

/** A title and entries, the first few of them. */
export function list(title: string, entries: readonly string[], width: number, paint: Palette): string[] {
  if (entries.length === 0) return [];
  const lines = entries.slice(0, shown).flatMap((entry) => wrapped(entry, width, '  '));
  const more = entries.length - shown;
  return [paint.title(title), ...lines, ...(more > 0 ? [`  ${more} more (--format json lists them)`] : [])];
}

import type { Range } from '@perf-analyze/core';
import stringWidth from 'fast-string-width';
import { printable } from './printable.js';

/** A line of a code frame. */
export interface FrameLine {
  /** `12 | ` with the number at the right, or blank before the bar under a line. */
  gutter: string;
  text: string;
  kind: 'context' | 'target' | 'caret';
}

const context = 2;

/** The lines around a range, with carets under it. */
export function codeFrame(range: Range, lines: readonly string[], width: number): FrameLine[] {
  if (range.line > lines.length) return [];
  const first = Math.max(1, range.line - context);
  const last = Math.min(lines.length, range.line + context);
  const digits = String(last).length;
  const room = width - digits - 3;
  const offset = windowOffset(range.column - 1, room);
  const frame: FrameLine[] = [];
  for (let line = first; line <= last; line += 1) {
    const source = lines[line - 1];
    const isTarget = line === range.line;
    const gutter = `${String(line).padStart(digits)} | `;
    frame.push({ gutter, text: cut(source, offset, room), kind: isTarget ? 'target' : 'context' });
    if (!isTarget) continue;
    frame.push({ gutter: `${' '.repeat(digits)} | `, text: carets(range, source, offset, room), kind: 'caret' });
  }
  return frame;
}

/** How many characters to leave out at the left, the same on all lines, so that the range can be seen. */
function windowOffset(column: number, room: number): number {
  return column > room * 0.75 ? column - Math.floor(room / 2) : 0;
}

function cut(line: string, offset: number, room: number): string {
  const start = offset > 0 && line.length > offset ? '…' : '';
  let text = line.slice(offset + start.length, offset + room);
  if (line.length <= offset + room && stringWidth(start + expanded(text)) <= room) return (start + expanded(text)).trimEnd();
  while (stringWidth(start + expanded(text)) >= room) text = text.slice(0, -1);
  return `${start}${expanded(text)}…`;
}

function carets(range: Range, line: string, offset: number, room: number): string {
  const from = range.column - 1;
  const to = range.endLine === range.line ? range.endColumn - 1 : line.length;
  // An ellipsis at the left is as wide as the character whose place it takes.
  const before = stringWidth(expanded(line.slice(offset + (offset > 0 ? 1 : 0), from))) + (offset > 0 ? 1 : 0);
  const length = stringWidth(expanded(line.slice(from, Math.min(to, offset + room))));
  return ' '.repeat(before) + '^'.repeat(Math.max(1, Math.min(length, room - before)));
}

function expanded(text: string): string {
  return printable(text.replaceAll('\t', '  '));
}

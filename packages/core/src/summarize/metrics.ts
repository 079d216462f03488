import type { LineTable } from './line-table.js';
import type { ParsedModule } from './parse.js';

/** Counts the lines that hold something other than blanks and comments. */
export function countCodeLines({ text, comments }: ParsedModule, lines: LineTable): number {
  let count = 0;
  let comment = 0;
  for (let line = 1; line <= lines.lineCount; line++) {
    const end = lines.startOf(line + 1) ?? text.length;
    let index = blanksEnd(text, lines.startOf(line) ?? 0, end);
    while (index < end) {
      while (comment < comments.length && comments[comment].range[1] <= index) comment++;
      if (comment === comments.length || comments[comment].range[0] > index) break;
      index = blanksEnd(text, comments[comment].range[1], end);
    }
    if (index < end) count++;
  }
  return count;
}

function blanksEnd(text: string, from: number, end: number): number {
  let index = from;
  while (index < end && isBlank(text.charCodeAt(index))) index++;
  return index;
}

/** Whatever ends a line is blank as well. */
function isBlank(code: number): boolean {
  return code <= 32 || code === 0x2028 || code === 0x2029;
}

import type { LineTable } from './line-table.js';
import type { ParsedModule } from './parse.js';

/** Counts the lines that hold something other than blanks and comments. */
export function countCodeLines({ text, comments }: ParsedModule, lines: LineTable): number {
  const isCode = new Uint8Array(lines.lineCount + 2);
  let comment = 0;
  let line = 1;
  for (let index = 0; index < text.length; index++) {
    while (comment < comments.length && comments[comment].range[1] <= index) comment++;
    const inComment = comment < comments.length && comments[comment].range[0] <= index;
    const code = text.charCodeAt(index);
    if (code === 10) line++;
    else if (inComment) {
      // Comments are skipped whole; only their line breaks count.
      index = skipComment(text, index, comments[comment].range[1], () => line++);
    } else if (code > 32) isCode[line] = 1;
  }
  return isCode.reduce((sum, value) => sum + value, 0);
}

function skipComment(text: string, from: number, end: number, onLineBreak: () => void): number {
  let next = text.indexOf('\n', from);
  while (next !== -1 && next < end) {
    onLineBreak();
    next = text.indexOf('\n', next + 1);
  }
  return end - 1;
}

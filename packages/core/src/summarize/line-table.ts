import type { Position4 } from './module-summary.js';

/** Turns offsets into lines and columns that count from 1. Lines end where ECMAScript says they do. */
export class LineTable {
  private readonly starts: readonly number[];
  private last = 0;

  constructor(text: string) {
    this.starts = hasOnlyLineFeeds(text) ? startsBehindLineFeeds(text) : startsBehindLineEnds(text);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Line of an offset. Neighbouring questions are cheap: the walk asks in source order. */
  line(offset: number): number {
    const { starts } = this;
    let low = this.last;
    if (starts[low] > offset) low = 0;
    if (low + 1 < starts.length && starts[low + 1] <= offset) low = this.search(low + 1, offset);
    this.last = low;
    return low + 1;
  }

  column(offset: number): number {
    return offset - this.starts[this.line(offset) - 1] + 1;
  }

  range(start: number, end: number): Position4 {
    return [this.line(start), this.column(start), this.line(end), this.column(end)];
  }

  /** Offset of the first character of a line, or undefined behind the last one. */
  startOf(line: number): number | undefined {
    return this.starts[line - 1];
  }

  private search(from: number, offset: number): number {
    let low = from;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function hasOnlyLineFeeds(text: string): boolean {
  return !text.includes('\r') && !text.includes('\u2028') && !text.includes('\u2029');
}

/** Searching for one character is many times faster than looking at each. */
function startsBehindLineFeeds(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

function startsBehindLineEnds(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 13 && text.charCodeAt(index + 1) === 10) index++;
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) starts.push(index + 1);
  }
  return starts;
}

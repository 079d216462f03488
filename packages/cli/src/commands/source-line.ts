import { relative, resolve, sep } from 'node:path';

/** A line of an analysed file. */
export interface SourceLine {
  /** As reports write it. */
  file: string;
  line: number;
}

/** Reads `src/orders.ts:12` or `src/orders.ts:12:18`; null when it is neither. */
export function parseLine(text: string, cwd: string): SourceLine | null {
  const match = /^(.+?):(\d+)(?::\d+)?$/.exec(text);
  if (!match) return null;
  const file = relative(cwd, resolve(cwd, match[1])).split(sep).join('/');
  return { file, line: Number(match[2]) };
}

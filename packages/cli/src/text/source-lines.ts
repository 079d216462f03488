import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Reads analysed files as lines, each file once; null where a file cannot be read. */
export function sourceReader(cwd: string): (file: string) => readonly string[] | null {
  const known = new Map<string, readonly string[] | null>();
  return (file) => {
    let lines = known.get(file);
    if (lines === undefined) {
      lines = readLines(resolve(cwd, file));
      known.set(file, lines);
    }
    return lines;
  };
}

function readLines(path: string): readonly string[] | null {
  try {
    // The same ends of lines that the language knows, so that numbers agree with the parser's.
    return decode(readFileSync(path)).split(/\r\n|[\n\r\u2028\u2029]/);
  } catch {
    return null;
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

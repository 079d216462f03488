import { closeSync, openSync, readSync } from 'node:fs';
import type { Disk } from './disk.js';

const LONGEST_LINE = 128;

/** Tells whether a file without an extension begins with the line by which a shell hands it to Node. */
export function isNodeProgram(path: string, disk: Disk): boolean {
  try {
    disk.look(path);
    const file = openSync(path, 'r');
    try {
      const head = Buffer.alloc(LONGEST_LINE);
      const length = readSync(file, head, 0, LONGEST_LINE, 0);
      return /^#!.*\b(?:node|tsx|ts-node|bun)\b/.test(head.toString('latin1', 0, length));
    } finally {
      closeSync(file);
    }
  } catch {
    // What cannot be read is no program that could be analysed; package.json still names it.
    return false;
  }
}

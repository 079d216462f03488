import { readFileSync } from 'node:fs';
import { decodeSegment, encodeSegment } from './segment.js';
import { readText, storeText } from './stored-text.js';
import { writeAtomically } from './write-atomically.js';

/** A single text in a file of its own, under the name by which it is asked for; null when it is not there unharmed. */
export function readNamedText(path: string, key: string, name: string): string | null {
  const buffer = contentOf(path);
  const stored = buffer && decodeSegment(key, buffer)?.texts.get(name);
  return stored ? readText(stored) : null;
}

export async function writeNamedText(path: string, key: string, name: string, value: string): Promise<void> {
  await writeAtomically(path, encodeSegment(key, { texts: new Map([[name, storeText(value)]]), files: new Map() }));
}

function contentOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    // The store says so when its folder cannot be read; a text that is not there is simply made again.
    return null;
  }
}

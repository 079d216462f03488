import { crc32 } from 'node:zlib';

/** A text that lies somewhere in a buffer, and becomes a string only when somebody wants it. */
export interface StoredText {
  buffer: Buffer;
  start: number;
  length: number;
  check: number;
  /** Two bytes a character; otherwise one, and all of it is ASCII. Both keep every string as it is, unlike UTF-8. */
  isWide: boolean;
}

export function storeText(text: string): StoredText {
  const isWide = Buffer.byteLength(text) !== text.length;
  const buffer = Buffer.from(text, isWide ? 'utf16le' : 'latin1');
  return { buffer, start: 0, length: buffer.length, check: crc32(buffer), isWide };
}

/** The text, or null when its bytes are not those that were stored. */
export function readText(text: StoredText): string | null {
  const bytes = bytesOf(text);
  if (crc32(bytes) !== text.check) return null;
  return bytes.toString(text.isWide ? 'utf16le' : 'latin1');
}

export function bytesOf({ buffer, start, length }: StoredText): Buffer {
  return buffer.subarray(start, start + length);
}

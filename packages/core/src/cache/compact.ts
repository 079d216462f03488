import type { FileRecord, Segment } from './segment.js';

const MOST_SEGMENTS = 8;
const MOST_AGE = 3;

/** Tells whether the store is in too many pieces, or whether more than half of it is no longer wanted. */
export function isWorthCompacting(segments: readonly Segment[], live: Segment): boolean {
  if (segments.length > MOST_SEGMENTS) return true;
  const wanted = new Set([...live.files.values()].map((record) => record.hash));
  const wantedBytes = bytesIn(live, (hash) => wanted.has(hash));
  return segments.reduce((sum, segment) => sum + bytesIn(segment, () => true), 0) > 2 * wantedBytes;
}

function bytesIn({ texts }: Segment, isCounted: (hash: string) => boolean): number {
  let bytes = 0;
  for (const [hash, { length }] of texts) if (isCounted(hash)) bytes += length;
  return bytes;
}

/** What is worth keeping: files that this run or one of the last compactions asked for, and their texts. */
export function compacted({ texts, files }: Segment, used: ReadonlySet<string>): Segment {
  const kept: Segment = { texts: new Map(), files: new Map<string, FileRecord>() };
  for (const [path, record] of files) {
    const age = used.has(path) ? 0 : record.age + 1;
    const text = texts.get(record.hash);
    if (age > MOST_AGE || !text) continue;
    kept.files.set(path, { ...record, age });
    kept.texts.set(record.hash, text);
  }
  return kept;
}

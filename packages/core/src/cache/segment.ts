import { crc32 } from 'node:zlib';
import { bytesOf, type StoredText } from './stored-text.js';

/** What is known of a file: as long as it looks like this, its content has this hash. */
export interface FileRecord {
  size: number;
  /** −1 when the file was too young to be known by its looks. */
  mtimeMs: number;
  inode: number;
  hash: string;
  /** When the run that put it began, in milliseconds. Of two records of one file the later one counts. */
  seenAt: number;
  /** Compactions since it was last asked for. */
  age: number;
}

/** What one file of the store holds: texts by hash, and the files of the program that lead to hashes. */
export interface Segment {
  texts: Map<string, StoredText>;
  files: Map<string, FileRecord>;
}

/** Columns parse faster than objects. */
interface Index {
  hashes: string[];
  lengths: number[];
  checks: number[];
  wide: number[];
  paths: string[];
  sizes: number[];
  mtimes: number[];
  inodes: number[];
  contents: string[];
  seen: number[];
  ages: number[];
}

const FORMAT = 'perf-analyze-cache/1';
const HEADER = /^perf-analyze-cache\/1 (\S+) (\d+) (\d+)\n/;
const LONGEST_HEADER = 256;

/** Header line, index, and the bytes of the texts in the order of the index. */
export function encodeSegment(key: string, segment: Segment): Buffer {
  const index = Buffer.from(JSON.stringify(indexOf(segment)));
  const header = Buffer.from(`${FORMAT} ${key} ${index.length} ${crc32(index)}\n`);
  return Buffer.concat([header, index, ...[...segment.texts.values()].map(bytesOf)]);
}

/** The segment in a buffer; null unless it is whole, unharmed and written under the same key. */
export function decodeSegment(key: string, buffer: Buffer): Segment | null {
  const header = HEADER.exec(buffer.toString('latin1', 0, LONGEST_HEADER));
  if (header?.[1] !== key) return null;
  const start = header[0].length;
  const end = start + Number(header[2]);
  const bytes = buffer.subarray(start, end);
  if (end > buffer.length || crc32(bytes) !== Number(header[3])) return null;
  const index = JSON.parse(bytes.toString()) as Index;
  const size = index.lengths.reduce((sum, length) => sum + length, end);
  return size === buffer.length ? { texts: textsOf(index, buffer, end), files: filesOf(index) } : null;
}

function indexOf({ texts, files }: Segment): Index {
  const stored = [...texts.values()];
  const records = [...files.values()];
  return {
    hashes: [...texts.keys()],
    lengths: stored.map((text) => text.length),
    checks: stored.map((text) => text.check),
    wide: stored.map((text) => Number(text.isWide)),
    paths: [...files.keys()],
    sizes: records.map((record) => record.size),
    mtimes: records.map((record) => record.mtimeMs),
    inodes: records.map((record) => record.inode),
    contents: records.map((record) => record.hash),
    seen: records.map((record) => record.seenAt),
    ages: records.map((record) => record.age),
  };
}

function textsOf({ hashes, lengths, checks, wide }: Index, buffer: Buffer, bodyStart: number): Map<string, StoredText> {
  const texts = new Map<string, StoredText>();
  let start = bodyStart;
  hashes.forEach((hash, i) => {
    const length = lengths[i];
    texts.set(hash, { buffer, start, length, check: checks[i], isWide: wide[i] === 1 });
    start += length;
  });
  return texts;
}

function filesOf({ paths, sizes, mtimes, inodes, contents, seen, ages }: Index): Map<string, FileRecord> {
  const recordAt = (i: number): FileRecord => ({
    size: sizes[i],
    mtimeMs: mtimes[i],
    inode: inodes[i],
    hash: contents[i],
    seenAt: seen[i],
    age: ages[i],
  });
  return new Map(paths.map((path, i) => [path, recordAt(i)]));
}

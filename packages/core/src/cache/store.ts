import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compacted, isWorthCompacting } from './compact.js';
import { makeFolder } from './make-folder.js';
import { readNamedText, writeNamedText } from './named-text.js';
import { encodeSegment, type FileRecord, type Segment } from './segment.js';
import { loadSegments, newSegmentPath, removeLeftovers, shortKey, systemErrorCode, type LoadedSegments } from './segment-files.js';
import { readText, storeText } from './stored-text.js';
import { writeAtomically } from './write-atomically.js';

/** How a file looks without reading it. */
export interface FileStamp {
  path: string;
  size: number;
  /** The later of modification and status change. */
  mtimeMs: number;
  inode: number;
}

/** Where a store is, and what makes its entries valid. */
export interface StoreOptions {
  folder: string;
  /** Everything besides a file's content that a summary depends on. Entries of another key are not seen. */
  key: string;
  readOnly?: boolean;
}

/** Texts by content, and the files that are known to have that content. */
export interface Store {
  /** The text of a file that looks as it did when the text was put, or null. */
  lookup(file: FileStamp): string | null;
  /** The text of a content, or null. Who finds one calls `put` as well, so that the file is known by its looks. */
  lookupContent(hash: string): string | null;
  put(file: FileStamp, hash: string, text: string): void;
  /** Whether a file can be known by its looks. One that has just changed may change again and look the same. */
  isSettled(file: Pick<FileStamp, 'mtimeMs'>): boolean;
  /** A text by name, such as the result of a later stage. Names consist of small letters, digits and hyphens. */
  getBlob(name: string): string | null;
  setBlob(name: string, value: string): void;
  /** Writes what was put. Never fails for the sake of a disk: see `warnings`. */
  flush(): Promise<void>;
  readonly warnings: readonly string[];
}

/** A file that changed within this time before the run may change again without looking different. */
const COARSEST_CLOCK = 2_000;

/**
 * Opens the store in a folder, which need not exist.
 *
 * The store is a few large files. A run that changes something appends one; now and then all are rewritten as one.
 * Files are written under another name and renamed, so that neither an interrupted run nor a second one can leave
 * half of one. What does not carry the right key and checksum counts as absent. Open the store before the files
 * are read: the moment of opening decides which of them are too young to be known by their looks.
 */
export function openStore(options: StoreOptions): Store {
  return new SegmentStore(options);
}

class SegmentStore implements Store {
  readonly #folder: string;
  readonly #key: string;
  readonly #isReadOnly: boolean;
  readonly #settledBefore = Date.now() - COARSEST_CLOCK;
  readonly #openedAt = performance.timeOrigin + performance.now();
  readonly #live: Segment = emptySegment();
  readonly #used = new Set<string>();
  readonly #blobs = new Map<string, string>();
  readonly #warnings: string[] = [];
  #loaded: LoadedSegments | undefined;
  #added = emptySegment();

  constructor({ folder, key, readOnly = false }: StoreOptions) {
    this.#folder = folder;
    this.#key = shortKey(key);
    this.#isReadOnly = readOnly;
  }

  get warnings(): readonly string[] {
    this.#load();
    return this.#warnings;
  }

  lookup(file: FileStamp): string | null {
    this.#load();
    const record = this.#live.files.get(file.path);
    if (!record || record.mtimeMs !== file.mtimeMs || record.size !== file.size || record.inode !== file.inode) return null;
    this.#used.add(file.path);
    return this.lookupContent(record.hash);
  }

  lookupContent(hash: string): string | null {
    this.#load();
    const stored = this.#live.texts.get(hash);
    const text = stored ? readText(stored) : null;
    // So that it is put again.
    if (text === null) this.#live.texts.delete(hash);
    return text;
  }

  isSettled({ mtimeMs }: Pick<FileStamp, 'mtimeMs'>): boolean {
    return mtimeMs < this.#settledBefore;
  }

  put(file: FileStamp, hash: string, text: string): void {
    const { path, size, mtimeMs, inode } = file;
    const record = { size, mtimeMs: this.isSettled(file) ? mtimeMs : -1, inode, hash, seenAt: this.#openedAt, age: 0 };
    this.#used.add(path);
    if (this.lookupContent(hash) === null) {
      const stored = storeText(text);
      for (const { texts } of [this.#live, this.#added]) texts.set(hash, stored);
    }
    if (isSame(this.#live.files.get(path), record)) return;
    for (const { files } of [this.#live, this.#added]) files.set(path, record);
  }

  getBlob(name: string): string | null {
    return this.#blobs.get(name) ?? readNamedText(this.#blobPath(name), this.#key, name);
  }

  setBlob(name: string, value: string): void {
    this.#blobPath(name);
    this.#blobs.set(name, value);
  }

  async flush(): Promise<void> {
    const hasSegment = this.#added.files.size > 0 || this.#added.texts.size > 0;
    if (this.#isReadOnly || (!hasSegment && this.#blobs.size === 0)) return;
    try {
      await makeFolder(this.#folder);
      if (hasSegment) await this.#writeSegment();
      for (const [name, value] of this.#blobs) await writeNamedText(this.#blobPath(name), this.#key, name, value);
      this.#blobs.clear();
      await removeLeftovers(this.#folder, this.#key);
    } catch (error) {
      this.#warnings.push(`The cache in ${this.#folder} cannot be written (${systemErrorCode(error)}); the next run starts without it.`);
    }
  }

  /** Segments are read when the first text is asked for: a run that recalls its report needs none. */
  #load(): LoadedSegments {
    if (this.#loaded) return this.#loaded;
    const loaded = (this.#loaded = loadSegments(this.#folder, this.#key));
    this.#warnings.push(...loaded.warnings);
    for (const { segment } of loaded.segments) addTo(this.#live, segment);
    return loaded;
  }

  /** Appends what was added, or rewrites everything as one segment. */
  async #writeSegment(): Promise<void> {
    const { segments, broken } = this.#load();
    const isRewritten = isWorthCompacting([...segments.map(({ segment }) => segment), this.#added], this.#live);
    const segment = isRewritten ? compacted(this.#live, this.#used) : this.#added;
    const path = newSegmentPath(this.#folder, this.#key);
    await writeAtomically(path, encodeSegment(this.#key, segment));
    this.#added = emptySegment();
    this.#loaded = { segments: [...(isRewritten ? [] : segments), { path, segment }], broken: [], warnings: [] };
    for (const obsolete of [...broken, ...(isRewritten ? segments.map((old) => old.path) : [])]) await rm(obsolete, { force: true });
  }

  #blobPath(name: string): string {
    if (!/^[a-z0-9-]+$/.test(name)) throw new TypeError(`${name} cannot name a text of the store.`);
    return join(this.#folder, `${this.#key}-${name}.blob`);
  }
}

function emptySegment(): Segment {
  return { texts: new Map(), files: new Map() };
}

function addTo(segment: Segment, { texts, files }: Segment): void {
  for (const [hash, text] of texts) segment.texts.set(hash, text);
  // A run that began earlier may have written later.
  for (const [path, record] of files) {
    if ((segment.files.get(path)?.seenAt ?? 0) <= record.seenAt) segment.files.set(path, record);
  }
}

function isSame(known: FileRecord | undefined, { size, mtimeMs, inode, hash }: FileRecord): boolean {
  return known?.hash === hash && known.mtimeMs === mtimeMs && known.size === size && known.inode === inode;
}

import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeSegment, type Segment } from './segment.js';

/** The segments that a store begins with, oldest first, and the files of its own that nobody can use. */
export interface LoadedSegments {
  segments: { path: string; segment: Segment }[];
  broken: string[];
  warnings: string[];
}

const ATTEMPTS = 3;
const WEEK = 7 * 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;

/** A key as it stands in file names and headers. */
export function shortKey(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

/** A name that no other process uses and that sorts by age. */
export function newSegmentPath(folder: string, key: string): string {
  return join(folder, `${key}-${Date.now().toString(36)}-${randomBytes(6).toString('hex')}.segment`);
}

/** Reads all segments of a key. Another process may be compacting them: what vanishes is in a newer one. */
export function loadSegments(folder: string, key: string): LoadedSegments {
  for (let attempt = 1; ; attempt++) {
    const loaded: LoadedSegments = { segments: [], broken: [], warnings: [] };
    const vanished = segmentNames(folder, key, loaded).filter((name) => !loadInto(loaded, join(folder, name), key));
    if (vanished.length === 0 || attempt === ATTEMPTS) return loaded;
  }
}

function segmentNames(folder: string, key: string, { warnings }: LoadedSegments): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.startsWith(`${key}-`) && name.endsWith('.segment'));
    return names.sort();
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') warnings.push(unreadable(folder, error));
    return [];
  }
}

/** False when the file is no longer there. */
function loadInto({ segments, broken, warnings }: LoadedSegments, path: string, key: string): boolean {
  try {
    const segment = decodeSegment(key, readFileSync(path));
    if (segment) segments.push({ path, segment });
    else broken.push(path);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false;
    warnings.push(unreadable(path, error));
    return true;
  }
}

function unreadable(path: string, error: unknown): string {
  return `The cache in ${path} cannot be read (${systemErrorCode(error)}); this run does without it.`;
}

/** `ENOENT` and its kin. What is no error of the file system is thrown again. */
export function systemErrorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && 'syscall' in error) return String(error.code);
  throw error;
}

/** Removes what other versions of the tool have left for a week, and what an interrupted write has left for an hour. */
export async function removeLeftovers(folder: string, key: string): Promise<void> {
  const names = readdirSync(folder).filter((name) => /\.(?:segment|blob|tmp)$/.test(name));
  for (const name of names.filter((name) => name.endsWith('.tmp') || !name.startsWith(`${key}-`))) {
    const path = join(folder, name);
    const age = Date.now() - ((await stat(path).catch(() => null))?.mtimeMs ?? Date.now());
    if (age > (name.endsWith('.tmp') ? HOUR : WEEK)) await rm(path, { force: true });
  }
}

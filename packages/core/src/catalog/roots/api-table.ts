import { append } from '../../append.js';
import { parseApi } from './api.js';

/** Values by API: the exact key first, then the keys that hold `*`. */
export interface ApiTable<T> {
  get: (api: string) => readonly T[];
}

interface Pattern<T> {
  segments: readonly string[];
  value: T;
}

/** Makes a table whose exact look-up is one hash; patterns are tried only within their module. */
export function createApiTable<T>(rows: Iterable<readonly [string, T]>): ApiTable<T> {
  const exact = new Map<string, T[]>();
  const patterns = new Map<string, Pattern<T>[]>();
  for (const [api, value] of rows) {
    const { module, segments } = parseApi(api);
    if (api.includes('*')) append(patterns, module, { segments, value });
    else append(exact, api, value);
  }
  return { get: (api) => exact.get(api) ?? matching(patterns, api) };
}

const NONE: readonly never[] = [];

function matching<T>(patterns: ReadonlyMap<string, readonly Pattern<T>[]>, api: string): readonly T[] {
  const candidates = patterns.get(api.slice(0, api.indexOf('#')));
  if (!candidates) return NONE;
  const { segments } = parseApi(api);
  return candidates.filter((pattern) => matches(pattern.segments, segments)).map((pattern) => pattern.value);
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return pattern.length === segments.length && pattern.every((part, index) => matchesSegment(part, segments[index] ?? ''));
}

function matchesSegment(part: string, segment: string): boolean {
  if (part === '*') return !segment.endsWith('()');
  return part === '*()' ? segment.endsWith('()') : part === segment;
}

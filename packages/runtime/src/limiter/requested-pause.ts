import type { ObservedResponse } from './api.js';

const LONGEST_PAUSE_MS = 5 * 60_000;
/** A reset above is a time since 1970 in seconds, below it a span in seconds. */
const EARLIEST_EPOCH_SECONDS = 1e9;

/**
 * How long a server asks its callers to wait, from 0 to five minutes. `Retry-After` comes first (RFC 9110, and `retry-after-ms`), then `RateLimit`
 * (draft-ietf-httpapi-ratelimit-headers) and `X-RateLimit-*` when they say that nothing remains.
 */
export function requestedPause(response: ObservedResponse, wallNow: number): number {
  const header = (name: string) => readHeader(response, name);
  const pause = retryAfter(header, wallNow) ?? rateLimit(header('ratelimit')) ?? resetOf(header, wallNow) ?? 0;
  return Math.min(LONGEST_PAUSE_MS, Math.max(0, pause));
}

type ReadHeader = (name: string) => string | undefined;

function readHeader({ headers }: ObservedResponse, name: string): string | undefined {
  if (typeof headers.get === 'function') return (headers as Headers).get(name) ?? undefined;
  const value = (headers as Record<string, string | readonly string[] | undefined>)[name];
  return typeof value === 'object' ? value[0] : value;
}

function retryAfter(header: ReadHeader, wallNow: number): number | undefined {
  const milliseconds = toNumber(header('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const text = header('retry-after');
  if (text === undefined) return undefined;
  const seconds = toNumber(text);
  const date = Date.parse(text);
  if (seconds !== undefined) return seconds * 1_000;
  return Number.isNaN(date) ? undefined : date - wallNow;
}

/** `"default";r=0;t=30`, or `limit=100, remaining=0, reset=30` of the earlier drafts. */
function rateLimit(text = ''): number | undefined {
  const seconds = toNumber(/\b(?:t|reset)=(\d+)/.exec(text)?.[1]);
  return /\b(?:r|remaining)=0+\b/.test(text) && seconds !== undefined ? seconds * 1_000 : undefined;
}

function resetOf(header: ReadHeader, wallNow: number): number | undefined {
  const seconds = toNumber(header('x-ratelimit-reset'));
  if (toNumber(header('x-ratelimit-remaining')) !== 0 || seconds === undefined) return undefined;
  return seconds > EARLIEST_EPOCH_SECONDS ? seconds * 1_000 - wallNow : seconds * 1_000;
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}

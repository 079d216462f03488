import { type AnswerHeaders, readHeader, readNumber } from '../base/http/headers.js';
import { retryAfterMs } from '../base/http/retry-after.js';
import type { ObservedResponse } from './api.js';

const LONGEST_PAUSE_MS = 5 * 60_000;
/** A reset above is a time since 1970 in seconds, below it a span in seconds. */
const EARLIEST_EPOCH_SECONDS = 1e9;

/**
 * How long a server asks its callers to wait, from 0 to five minutes. `Retry-After` comes first, then `RateLimit`
 * (draft-ietf-httpapi-ratelimit-headers) and `X-RateLimit-*` when they say that nothing remains.
 */
export function requestedPause({ headers }: ObservedResponse, wallNow: number): number {
  return Math.min(LONGEST_PAUSE_MS, Math.max(0, retryAfterMs(headers, wallNow) ?? resetMs(headers, wallNow)));
}

function resetMs(headers: AnswerHeaders, wallNow: number): number {
  // `"default";r=0;t=30`, or `limit=100, remaining=0, reset=30` of the earlier drafts.
  const limit = readHeader(headers, 'ratelimit') ?? '';
  const remaining = /\b(?:r|remaining)=(\d+)/.exec(limit)?.[1] ?? readHeader(headers, 'x-ratelimit-remaining');
  const seconds = readNumber(/\b(?:t|reset)=(\d+)/.exec(limit)?.[1] ?? readHeader(headers, 'x-ratelimit-reset'));
  if (readNumber(remaining) !== 0 || seconds === undefined) return 0;
  return seconds * 1_000 - (seconds > EARLIEST_EPOCH_SECONDS ? wallNow : 0);
}

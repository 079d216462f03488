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
  const pause = retryAfterMs(headers, wallNow) ?? rateLimit(readHeader(headers, 'ratelimit')) ?? resetOf(headers, wallNow) ?? 0;
  return Math.min(LONGEST_PAUSE_MS, Math.max(0, pause));
}

/** `"default";r=0;t=30`, or `limit=100, remaining=0, reset=30` of the earlier drafts. */
function rateLimit(text = ''): number | undefined {
  const seconds = readNumber(/\b(?:t|reset)=(\d+)/.exec(text)?.[1]);
  return /\b(?:r|remaining)=0+\b/.test(text) && seconds !== undefined ? seconds * 1_000 : undefined;
}

function resetOf(headers: AnswerHeaders, wallNow: number): number | undefined {
  const seconds = readNumber(readHeader(headers, 'x-ratelimit-reset'));
  if (readNumber(readHeader(headers, 'x-ratelimit-remaining')) !== 0 || seconds === undefined) return undefined;
  return seconds > EARLIEST_EPOCH_SECONDS ? seconds * 1_000 - wallNow : seconds * 1_000;
}

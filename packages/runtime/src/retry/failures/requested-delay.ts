import type { AnswerHeaders } from '../../base/http/headers.js';
import { retryAfterMs } from '../../base/http/retry-after.js';

/** What is known of errors and results: an answer is itself, or the `response` of an error. */
interface Answered {
  readonly retryAfterMs?: unknown;
  readonly headers?: AnswerHeaders | null;
  readonly response?: { readonly headers?: AnswerHeaders | null } | null;
}

/**
 * How long a failure asks to be left alone, in milliseconds: by the headers of the answer, where 0 is an invitation to come back now, or by its
 * `retryAfterMs`, as refusals of this package do, where 0 asks nothing.
 */
export function requestedDelay(failure: unknown, wallNow: number): number | undefined {
  const answered = Object(failure) as Answered;
  if (typeof answered.retryAfterMs === 'number') return answered.retryAfterMs || undefined;
  const headers = answered.response?.headers ?? answered.headers;
  return headers ? retryAfterMs(headers, wallNow) : undefined;
}

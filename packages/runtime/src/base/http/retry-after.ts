import { type AnswerHeaders, readHeader, readNumber } from './headers.js';

/**
 * The milliseconds that an answer asks its caller to wait, by `retry-after-ms` or by `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); 0 for a date that
 * has passed. `undefined` when it asks nothing that can be read.
 */
export function retryAfterMs(headers: AnswerHeaders, wallNow: number): number | undefined {
  const milliseconds = readNumber(readHeader(headers, 'retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const text = readHeader(headers, 'retry-after');
  const seconds = readNumber(text);
  if (seconds !== undefined) return seconds * 1_000;
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? undefined : Math.max(0, date - wallNow);
}

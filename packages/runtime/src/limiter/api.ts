import type { AnswerHeaders } from '../base/http/headers.js';
import type { DeadlineLike } from '../base/time/deadline-like.js';
import type { AlgorithmName } from './options.js';
import type { WaitPriority } from './wait-priority.js';

/** The answer of `tryAcquire`. */
export type Admission = { readonly ok: true } | Refusal;

export interface Refusal {
  readonly ok: false;
  /** The time until there may be room. */
  readonly retryAfterMs: number;
}

export const ADMITTED: Admission = Object.freeze({ ok: true });

/** How a caller waits. */
export interface LimiterWaitOptions {
  /** An abort ends the wait at once, with the signal's reason. */
  signal?: AbortSignal;
  /** A call that cannot start before it is refused at once with a `RateLimitedError`. Default: none. */
  deadline?: DeadlineLike;
  /** Default: `'normal'`. */
  priority?: WaitPriority;
}

export interface LimiterRunOptions extends LimiterWaitOptions {
  /** Units, an integer from 1. Default: 1. */
  cost?: number;
}

/** Units whose time of start is known beforehand. */
export interface Reservation {
  /** The time to wait before the start; 0 when there is room. */
  readonly delayMs: number;
  /** Gives the units back, and the place in the line, once. */
  cancel(): void;
}

interface CommonStats {
  readonly name: string;
  readonly algorithm: AlgorithmName;
  /** Whether `algorithm` decides by an estimate. */
  readonly isApproximate: boolean;
  /** Units per `perMs`, as configured. */
  readonly rate: number;
  readonly perMs: number;
  /** The part of the rate in use, up to 1. */
  readonly share: number;
  /** No half-open window of `perMs` holds more units. */
  readonly windowBound: number;
  readonly waiting: number;
  /** Calls that started. */
  readonly admitted: number;
  /** Calls that were refused, gave up, or were aborted while they waited. */
  readonly refused: number;
}

export interface LimiterStats extends CommonStats {
  /** Units that could start now if nobody waited. */
  readonly remaining: number;
  /** The time for which nobody starts. */
  readonly pausedForMs: number;
}

/** The limit is that of each key, and so is `windowBound`; the counts are those of all keys. */
export interface KeyedLimiterStats extends CommonStats {
  /** Keys that have room of their own. */
  readonly keys: number;
  readonly maxKeys: number;
  /** Calls with a key for which there was no room of its own. */
  readonly overflowed: number;
}

/** What a limiter looks at in an answer: a `Response` of `fetch` is one, and so is an `IncomingMessage`. */
export interface ObservedResponse {
  readonly status?: number;
  readonly statusCode?: number;
  readonly headers: AnswerHeaders;
}

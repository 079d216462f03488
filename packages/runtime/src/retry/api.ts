import type { AbortSource } from '../base/signals/abort-source.js';
import type { DeadlineLike } from '../base/time/deadline-like.js';

/** What an attempt is given. */
export interface RetryContext {
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  /** Aborts when the caller does, or when the attempt or the call takes too long. Made when it is first read, unless it is the caller's. */
  readonly signal: AbortSignal;
  /** Tells of that abort without making a signal, for layers within; none when nothing can abort. */
  readonly source: AbortSource | undefined;
  /** Whether the work may run more than once. */
  readonly isIdempotent: boolean;
}

export type RetryWork<Result> = (context: RetryContext) => Result | PromiseLike<Result>;

/** What holds for one call of a policy. */
export interface RetryRunOptions {
  /** An abort rejects the call at once, with the signal's reason, in an attempt as in a wait. Default: that of the policy. */
  signal?: AbortSignal;
  /** In the place of `signal`, what a layer around this one aborts; no signal is made of it unless the work reads one. */
  source?: AbortSource;
  /** Ends the call as `maxElapsed` does, if it comes first. With a `source`, that aborts at the deadline, and waits are only planned by it. Default: none. */
  deadline?: DeadlineLike;
  /** Default: that of the policy. */
  isIdempotent?: boolean;
}

/** A failed attempt that will be followed by another. */
export interface RetryNotice {
  /** The number of the attempt that failed, from 1. */
  readonly attempt: number;
  /** What it threw; `undefined` when its result was not good enough. */
  readonly error: unknown;
  readonly result: unknown;
  /** The wait before the next attempt, in milliseconds. */
  readonly delayMs: number;
}

/** Says whether an attempt is to be followed by another; `undefined` leaves that to the default. */
export type RetryIf = (error: unknown, result: unknown, context: RetryContext) => boolean | undefined;

export interface RetryStats {
  readonly name: string;
  readonly calls: number;
  /** Calls that returned a result. */
  readonly successes: number;
  /** Calls that threw, the aborted ones among them. */
  readonly failures: number;
  /** Attempts after the first ones. */
  readonly retries: number;
  /** Attempts that failed when nobody waited for them any more, other than with the reason that their signal gave. */
  readonly late: number;
}

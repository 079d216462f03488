import type { DeadlineLike } from '../base/time/deadline-like.js';
import type { Runtime } from '../base/time/runtime.js';

/** What `withTimeout` gives the work. */
export interface TimeoutContext {
  /** Aborts when the time is over, or when the caller aborts. Made when it is first read. */
  readonly signal: AbortSignal;
}

export interface TimeoutOptions<Result> extends Runtime {
  /** An abort rejects the call at once, with the signal's reason. */
  signal?: AbortSignal;
  /** Ends the work if it comes before the time-out; one that has passed rejects before the work starts. Default: none. */
  deadline?: DeadlineLike;
  /** The name in the error. Default: `'The work'`. */
  name?: string;
  /** Gets the result of work that finished when nobody waited for it any more, so that it can be released. */
  onLate?: (result: Result) => void;
}

/** What all calls of `withTimeout` in this process came to. */
export interface TimeoutStats {
  /** Calls that took too long. */
  readonly timedOut: number;
  /** Those of them whose work never read its signal. */
  readonly ignoredSignal: number;
  /** Results that came when nobody waited for them any more. */
  readonly lateResults: number;
  /** Rejections that did, other than with the reason that the signal gave. */
  readonly lateFailures: number;
}

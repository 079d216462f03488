import type { AbortSource } from '../../base/signals/abort-source.js';
import type { RetryWork } from '../api.js';
import type { Attempt } from '../attempt.js';

/** Watches over the waits of one call, which are one at a time: for an attempt, for a callback, or for the time of the next attempt. */
export interface CallGuard {
  /** The signal of the next attempt; none when nothing can abort it. */
  readonly source: AbortSource | undefined;
  /** Milliseconds that are left for the call. */
  remainingMs(): number;
  attempt<Result>(work: RetryWork<Result>, attempt: Attempt): Result | PromiseLike<Result>;
  until<Value>(value: Value | PromiseLike<Value>): Value | PromiseLike<Value>;
  pause(delayMs: number): Promise<void>;
  throwIfAborted(): void;
  /** The call is over. */
  release(): void;
}

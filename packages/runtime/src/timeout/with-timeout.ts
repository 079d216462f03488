import { TimeoutError } from '../base/errors/timeout-error.js';
import type { Duration } from '../base/time/duration.js';
import { guardsOf } from '../base/time/guards/guards.js';
import { toTimeLimit } from '../base/time/time-limit.js';
import type { TimeoutContext, TimeoutOptions } from './api.js';
import { timeoutSettings } from './options.js';
import { TimedCall } from './timed-call.js';

/**
 * Works for so long at most: then the signal of the work aborts, and the caller is rejected at once with a `TimeoutError`, whether the work
 * stops or not. `ms` is a duration above 0; `Infinity` sets no timer. Rejects also with the reason of the caller's signal, with what the
 * work throws, and with an `OptionError`.
 */
export function withTimeout<Result>(work: (context: TimeoutContext) => Result | PromiseLike<Result>, ms: Duration, options?: TimeoutOptions<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settings = timeoutSettings(options);
    const { signal, deadline, name, clock, scheduler } = settings;
    signal?.throwIfAborted();
    const limitMs = Math.min(toTimeLimit(ms, 'ms'), deadline?.remainingMs() ?? Infinity);
    if (limitMs <= 0) throw new TimeoutError(name, 0, false);
    const call = new TimedCall<Result>(limitMs, settings, resolve, reject);
    if (limitMs !== Infinity) guardsOf(clock, scheduler).start(call, limitMs);
    call.run(work);
  });
}

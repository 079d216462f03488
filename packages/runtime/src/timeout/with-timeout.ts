import { GivenSignal } from '../base/signals/abort-source.js';
import type { Duration } from '../base/time/duration.js';
import { toTimeLimit } from '../base/time/time-limit.js';
import type { TimeoutContext, TimeoutOptions } from './api.js';
import { run } from './channels.js';
import { DEFAULT_NAME, timeoutSettings } from './options.js';
import { startTimedCall } from './start-timed-call.js';

/**
 * Works for so long at most: then the signal of the work aborts, and the caller is rejected at once with a `TimeoutError`, whether the work
 * stops or not. `ms` is a duration above 0; `Infinity` sets no timer. Rejects also with the reason of the caller's signal, with what the
 * work throws, and with an `OptionError`.
 */
export function withTimeout<Result>(work: (context: TimeoutContext) => Result | PromiseLike<Result>, ms: Duration, options?: TimeoutOptions<Result>): Promise<Result> {
  return run.hasSubscribers ? run.tracePromise(() => inTime(work, ms, options), { name: options?.name ?? DEFAULT_NAME }) : inTime(work, ms, options);
}

function inTime<Result>(work: (context: TimeoutContext) => Result | PromiseLike<Result>, ms: Duration, options: TimeoutOptions<Result> | undefined): Promise<Result> {
  return new Promise((resolve, reject) => {
    const { signal, deadline, name, onLate, clock, scheduler } = timeoutSettings(options);
    const limitMs = Math.min(toTimeLimit(ms, 'ms'), deadline?.remainingMs() ?? Infinity);
    const caller = signal && new GivenSignal(signal);
    const call = startTimedCall<Result>({ name, limitMs, caller, onLate, clock }, scheduler, resolve, reject);
    call.run(work, call.source);
  });
}

import { TimeoutError } from '../base/errors/timeout-error.js';
import { guardsOf } from '../base/time/guards/guards.js';
import type { Scheduler } from '../base/time/scheduler.js';
import { TimedCall, type TimedCallSettings } from './timed-call.js';

/** Begins to watch over work that has not started. Throws the reason of an abort that came before, and a `TimeoutError` when no time is left. */
export function startTimedCall<Result>(
  settings: TimedCallSettings,
  scheduler: Scheduler,
  resolve: (result: Result) => void,
  reject: (reason: unknown) => void,
): TimedCall<Result> {
  const { name, limitMs, caller, clock } = settings;
  if (caller?.isAborted) throw caller.reason;
  if (limitMs <= 0) throw new TimeoutError(name, 0, false);
  const call = new TimedCall(settings, resolve, reject);
  if (limitMs !== Infinity) guardsOf(clock, scheduler).start(call, limitMs);
  return call;
}

import type { CallSignal } from '../../base/signals/call-signal.js';
import { checkOptions } from '../../base/options/check-options.js';
import { text, withDefault } from '../../base/options/kinds.js';
import type { Clock } from '../../base/time/clock.js';
import type { Duration } from '../../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../../base/time/runtime.js';
import type { Scheduler } from '../../base/time/scheduler.js';
import { toTimeLimit } from '../../base/time/time-limit.js';
import { startTimedCall } from '../../timeout/start-timed-call.js';
import type { TimedCall } from '../../timeout/timed-call.js';
import type { CallContext, Layer, Next } from '../api.js';
import { Call } from '../call.js';

export interface TimeoutLayerOptions extends Runtime {
  /** The name in the error. Default: `'The call'` or `'The attempt'`. */
  name?: string;
}

/** Ends all that lies within after a duration above 0, with a `TimeoutError`. Every layer within knows of the deadline. Throws an `OptionError`. */
export function timeout(ms: Duration, options?: TimeoutLayerOptions): Layer {
  return timeLimit('timeout', 'The call', ms, options);
}

/** As `timeout`, for one attempt: to be put within `retry` or `hedged`. Throws an `OptionError`. */
export function attemptTimeout(ms: Duration, options?: TimeoutLayerOptions): Layer {
  return timeLimit('attemptTimeout', 'The attempt', ms, options);
}

function timeLimit(kind: string, work: string, ms: Duration, options?: TimeoutLayerOptions): Layer {
  const settings = { ms: toTimeLimit(ms, 'ms'), ...checkOptions(options, { ...runtimeSchema, name: withDefault(text(), work) }) };
  return { kind, around: (next, context) => runInTime(next, context, settings) };
}

export interface TimeLimit {
  /** The longest time, beside the deadline around it. */
  readonly ms: number;
  readonly name: string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** Runs what lies within, until its time or that of a deadline around it is over. */
export function runInTime<Result>(next: Next<Result>, context: CallContext, { ms, name, clock, scheduler }: TimeLimit): Promise<Result> {
  return new Promise((resolve, reject) => {
    const limitMs = Math.min(ms, context.deadline?.remainingMs() ?? Infinity);
    const shared = context instanceof Call ? context.shared : undefined;
    const settings = { name, limitMs, caller: context.source, source: unspentSource(shared?.lastInTime), clock };
    const call = startTimedCall<Result>(settings, scheduler, resolve, reject);
    if (shared) shared.lastInTime = call;
    call.run(next, context.within({ source: call.source, deadline: limitMs === Infinity ? undefined : call }));
  });
}

/** The abort of an attempt that is over serves the next one too, so that a call whose attempts end in time makes one signal. */
function unspentSource(last: TimedCall<never> | undefined): CallSignal | undefined {
  return last?.isOver && !last.source.isAborted ? last.source : undefined;
}

import { AsyncLRUCache } from '../../src/cache/index.js';
import { AsyncRateLimiter } from '../../src/limiter/index.js';
import { Bulkhead } from '../../src/bulkhead/index.js';
import { CircuitBreaker } from '../../src/breaker/index.js';
import type { CallContext, Layer } from '../../src/pipeline/index.js';
import { asyncRetry, hedge, type RetryOptions } from '../../src/retry/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';

export const outage = new Error('The warehouse does not answer.');
export const reason = new Error('The client left.');

/** A clock, and everything that layers are made of, on that clock. */
export function stage() {
  const clock = new ManualClock();
  const time = { clock, scheduler: clock, random: new SeededRandom(42) };
  return {
    clock,
    time,
    cache: new AsyncLRUCache<string, string>({ maxSize: 100, ...time }),
    breaker: (failureThreshold = 3) => new CircuitBreaker({ failureThreshold, ...time }),
    bulkhead: (maxConcurrent = 1, maxQueue = 10) => new Bulkhead({ maxConcurrent, maxQueue, ...time }),
    limiter: (rate = 2) => new AsyncRateLimiter({ rate, per: '1s', ...time }),
    retries: (options: RetryOptions = {}) => asyncRetry.with({ initial: 100, jitter: 'none', ...time, ...options }),
    hedges: (delay = 100) => hedge.with({ delay, ...time }),
  };
}

/** A layer that notes when it is entered and left. */
export function noting(kind: string, notes: string[]): Layer {
  return {
    kind,
    async around(next, context) {
      notes.push(`into ${kind}`);
      try {
        return await next(context);
      } finally {
        notes.push(`out of ${kind}`);
      }
    },
  };
}

/** Work that fails so many times, and what it was given. */
export function failing(times: number, error: Error = outage) {
  const contexts: CallContext[] = [];
  const work = (context: CallContext): Promise<string> => {
    contexts.push(context);
    return contexts.length <= times ? Promise.reject(error) : Promise.resolve('delivered');
  };
  return { work, contexts };
}

/** Work that takes a time on a clock, and goes on whatever its signal says. */
export function lasting(clock: ManualClock, milliseconds: number) {
  return () => new Promise<string>((resolve) => void clock.schedule(() => resolve('delivered'), milliseconds));
}

export const never = () => new Promise<never>(() => undefined);

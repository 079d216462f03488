import { asyncRetry, hedge, type HedgePolicyOptions, type RetryOptions } from '../../src/retry/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';

export const WALL_START = Date.UTC(2026, 0, 1);

/** A failure that may pass. */
export const outage = new Error('The warehouse does not answer.');

/** A policy whose waits are 1 s, 2 s, 4 s …, unless told otherwise, and its clock. */
export function retrying(options: RetryOptions = {}) {
  const clock = new ManualClock({ wallNow: WALL_START });
  return { clock, policy: asyncRetry.with({ jitter: 'none', clock, scheduler: clock, random: new SeededRandom(42), ...options }) };
}

/** A policy that starts an extra attempt after 100 ms, unless told otherwise, and its clock. */
export function hedging(options: Partial<HedgePolicyOptions> = {}) {
  const clock = new ManualClock();
  return { clock, policy: hedge.with({ delay: 100, clock, scheduler: clock, ...options }) };
}

/** Work that fails as listed, attempt by attempt, and then delivers; and when it was done. */
export function failing(clock: ManualClock, ...errors: unknown[]) {
  const startedAt: number[] = [];
  const work = () => {
    startedAt.push(clock.now());
    if (startedAt.length <= errors.length) throw errors[startedAt.length - 1];
    return 'delivered';
  };
  return { work, startedAt };
}

/** Work that is done when the clock has moved on. */
export function lasting<Result>(clock: ManualClock, milliseconds: number, result: Result): Promise<Result> {
  return new Promise((resolve) => void clock.schedule(() => resolve(result), milliseconds));
}

/** How a promise ended, once the clock has moved on. */
export async function after<Result>(clock: ManualClock, by: Parameters<ManualClock['advance']>[0], call: Promise<Result>): Promise<PromiseSettledResult<Result> | 'pending'> {
  let outcome: PromiseSettledResult<Result> | 'pending' = 'pending';
  void Promise.allSettled([call]).then(([settled]) => (outcome = settled));
  await clock.advance(by);
  return outcome;
}

export const never = () => new Promise<never>(() => undefined);

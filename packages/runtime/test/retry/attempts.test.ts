import { describe, expect, it, vi } from 'vitest';
import { asyncRetry, retryHistory, type RetryExhaustedError } from '../../src/retry/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { after, failing, outage, retrying } from './policies.js';

describe('asyncRetry', () => {
  it('does work again until it succeeds', async () => {
    const { clock, policy } = retrying();
    const { work, startedAt } = failing(clock, outage, outage);
    await expect(after(clock, '10s', policy.run(work))).resolves.toMatchObject({ value: 'delivered' });
    expect(startedAt).toEqual([0, 1_000, 3_000]);
    expect(policy.stats()).toEqual({ name: 'retry', calls: 1, successes: 1, failures: 0, retries: 2, late: 0 });
  });

  it('tells each attempt its number', async () => {
    const { clock, policy } = retrying();
    const contexts: unknown[] = [];
    const call = policy.run(({ attempt, isIdempotent }) => {
      contexts.push({ attempt, isIdempotent });
      if (attempt < 3) throw outage;
    });
    await after(clock, '10s', call);
    expect(contexts).toEqual([1, 2, 3].map((attempt) => ({ attempt, isIdempotent: true })));
  });

  it('rule 8: throws the last error itself, whose history is known', async () => {
    const { clock, policy } = retrying();
    const errors = [new Error('first'), new Error('second'), new Error('third')];
    const call = await after(clock, '10s', policy.run(failing(clock, ...errors).work));
    expect(call).toEqual({ status: 'rejected', reason: errors[2] });
    expect(retryHistory(errors[2])).toEqual({ attempts: 3, errors, stoppedBy: 'attempts' });
    expect(retryHistory(errors[0])).toBeUndefined();
  });

  it('rule 8: `wrap` throws a RetryExhaustedError with the cause and at most ten errors', async () => {
    const { clock, policy } = retrying({ attempts: 12, initial: 1, max: 1, wrap: true });
    const errors = Array.from({ length: 12 }, (_, index) => new Error(`failure ${index + 1}`));
    const call = policy.run(failing(clock, ...errors).work).catch((error: unknown) => error as RetryExhaustedError);
    await clock.advance('1s');
    const reason = (await call) as RetryExhaustedError;
    expect(reason).toMatchObject({ code: 'ERR_PERF_RETRY_EXHAUSTED', cause: errors[11], details: { attempts: 12 } });
    expect(reason.errors).toEqual(errors.slice(2));
    expect(retryHistory(reason)?.attempts).toBe(12);
  });

  it('rule 8: `wrap` leaves an error alone that is not retried', async () => {
    const mistake = new TypeError('not a function');
    await expect(asyncRetry(() => Promise.reject(mistake), { wrap: true })).rejects.toBe(mistake);
  });

  it('a history is found by objects alone', async () => {
    await expect(asyncRetry(failing(new ManualClock(), 'lost').work, { attempts: 1 })).rejects.toBe('lost');
    expect([retryHistory('lost'), retryHistory(undefined)]).toEqual([undefined, undefined]);
  });

  it.each([
    ['D2: max_attempts=3, backoff_base=2.0', { attempts: 3, factor: 2 }, [0, 1_000, 3_000]],
    ['D4: max_retries=3, base_delay=1.0', { retries: 3, initial: '1s' }, [0, 1_000, 3_000, 7_000]],
    ['D0: retry_attempts 5, retry_backoff 2.0', { attempts: 5, initial: '2s' }, [0, 2_000, 6_000, 14_000, 30_000]],
    ['nothing', {}, [0, 1_000, 3_000]],
  ] as const)('waits as the documents say: %s', async (_, options, expected) => {
    const { clock, policy } = retrying(options);
    const { work, startedAt } = failing(clock, ...Array.from({ length: 9 }, () => outage));
    await after(clock, '10m', policy.run(work));
    expect(startedAt).toEqual(expected);
  });

  it('rule 11: a call that succeeds has no timer, and reads no clock', async () => {
    const { clock, policy } = retrying();
    const [schedule, now] = [vi.spyOn(clock, 'schedule'), vi.spyOn(clock, 'now')];
    await expect(policy.run(() => 'delivered')).resolves.toBe('delivered');
    expect([schedule, now].map((spy) => spy.mock.calls.length)).toEqual([0, 0]);
  });

  it('rule 11: there is no controller before the work reads its signal, and one for a call', async () => {
    let controllers = 0;
    const Counted = class extends AbortController {
      constructor() {
        super();
        controllers++;
      }
    };
    vi.stubGlobal('AbortController', Counted);
    try {
      for (const options of [{}, { attemptTimeout: '1s', maxElapsed: '50s' }] as const) {
        controllers = 0;
        const { clock, policy } = retrying(options);
        await policy.run(() => 'delivered');
        expect(controllers).toBe(0);
        const signals: AbortSignal[] = [];
        const call = policy.run(({ attempt, signal }) => (signals.push(signal), attempt < 3 ? Promise.reject(outage) : 'delivered'));
        await after(clock, '10s', call);
        expect([controllers, new Set(signals).size, signals.length]).toEqual([1, 1, 3]);
      }
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('a wrapped function passes its arguments on', async () => {
    const { clock, policy } = retrying();
    const { work } = failing(clock, outage);
    const order = policy.wrap((fruit: string, count: number) => `${work()}: ${count} ${fruit}`);
    await expect(after(clock, '5s', order('pears', 3))).resolves.toMatchObject({ value: 'delivered: 3 pears' });
  });
});

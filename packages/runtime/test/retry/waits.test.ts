import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { asyncRetry, retryHistory, type RetryOptions } from '../../src/retry/index.js';
import { CircuitOpenError, RateLimitedError } from '../../src/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';
import { after, failing, outage, retrying, WALL_START } from './policies.js';

/** When the attempts of a call started that never succeeds. */
async function starts(options: RetryOptions, error: unknown = outage): Promise<number[]> {
  const { clock, policy } = retrying(options);
  const { work, startedAt } = failing(clock, ...Array.from({ length: 20 }, () => error));
  await after(clock, '24h', policy.run(work));
  return startedAt;
}

const httpDate = (offsetMs: number) => new Date(WALL_START + offsetMs).toUTCString();
const refusedWith = (headers: Record<string, string>) => Object.assign(new Error('429'), { response: { status: 429, headers: new Headers(headers) } });

describe('asyncRetry', () => {
  it('rule 1: waits grow by the factor up to the maximum', async () => {
    expect(await starts({ attempts: 6, initial: 100, factor: 3, max: 1_000 })).toEqual([0, 100, 400, 1_300, 2_300, 3_300]);
  });

  it('rule 1: full jitter never exceeds the wait', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = new SeededRandom(seed);
        const startedAt = await starts({ attempts: 4, initial: 100, factor: 2, jitter: 'full', random });
        for (let wait = 1; wait < 4; wait++) expect(startedAt[wait] - startedAt[wait - 1]).toBeLessThanOrEqual(100 * 2 ** (wait - 1));
      }),
      { seed: 42 },
    );
  });

  it('rule 1: full jitter spreads a wait evenly over all of it', async () => {
    const random = new SeededRandom(7);
    const waits: number[] = [];
    for (let call = 0; call < 2_000; call++) waits.push((await starts({ attempts: 2, initial: 100, jitter: 'full', random }))[1]);
    const tenths = Array.from({ length: 10 }, (_, tenth) => waits.filter((wait) => Math.floor(wait / 10) === tenth).length);
    expect(Math.min(...tenths)).toBeGreaterThan(150);
    expect(Math.max(...tenths)).toBeLessThan(250);
  });

  it.each([
    ['no seconds: now', { 'retry-after': '0' }, [0, 0, 0]],
    ['a date that has passed: now', { 'retry-after': httpDate(-60_000) }, [0, 0, 0]],
    ['seconds', { 'retry-after': '7' }, [0, 7_000, 14_000]],
    ['less than the backoff', { 'retry-after': '1.5' }, [0, 1_500, 3_500]],
    ['milliseconds', { 'retry-after-ms': '2500' }, [0, 2_500, 5_000]],
    ['a date', { 'retry-after': httpDate(5_000) }, [0, 5_000, 5_000]],
    ['the most', { 'retry-after': '60' }, [0, 60_000, 120_000]],
    ['more than the most', { 'retry-after': '61' }, [0]],
    ['a date beyond the most', { 'retry-after': httpDate(61_000) }, [0]],
    ['nothing readable', { 'retry-after': 'soon' }, [0, 1_000, 3_000]],
  ])('rule 2: Retry-After is a lower bound: %s', async (_, headers, expected) => {
    for (const error of [refusedWith(headers), Object.assign(new Error('429'), { headers })]) {
      expect(await starts({}, error)).toEqual(expected.slice(0, 3));
    }
  });

  it('rule 2: a longer Retry-After than `maxRetryAfter` ends the call at once', async () => {
    const error = refusedWith({ 'retry-after': '3' });
    expect(await starts({ maxRetryAfter: '2s' }, error)).toEqual([0]);
    expect(retryHistory(error)).toMatchObject({ attempts: 1, stoppedBy: 'retry-after' });
    expect(await starts({ maxRetryAfter: '3s' }, error)).toEqual([0, 3_000, 6_000]);
  });

  it('rule 2: a longer Retry-After than the time that is left ends the call at once', async () => {
    const error = refusedWith({ 'retry-after': '3' });
    expect(await starts({ maxElapsed: '4s' }, error)).toEqual([0, 3_000]);
    expect(retryHistory(error)).toMatchObject({ stoppedBy: 'time' });
  });

  it('rule 2: a Retry-After comes from a result too', async () => {
    const { clock, policy } = retrying({ retryIf: (_, result) => (result as Response | undefined)?.status === 503 });
    const startedAt: number[] = [];
    const answers = [new Response('', { status: 503, headers: { 'retry-after': '9' } }), new Response('pears')];
    const call = await after(clock, '1m', policy.run(() => (startedAt.push(clock.now()), answers[startedAt.length - 1])));
    expect([call, startedAt]).toEqual([{ status: 'fulfilled', value: answers[1] }, [0, 9_000]]);
  });

  it('rule 2: refusals of this package say when to come back', async () => {
    expect(await starts({}, new CircuitOpenError('gate', 5_000))).toEqual([0, 5_000, 10_000]);
    expect(await starts({}, new RateLimitedError('gate', 1_500))).toEqual([0, 1_500, 3_500]);
    expect(await starts({}, new CircuitOpenError('gate', 0))).toEqual([0, 1_000, 3_000]);
  });

  it('a wait of no time lets the event loop turn', async () => {
    const immediate = vi.fn();
    setImmediate(immediate);
    await asyncRetry(() => Promise.reject(outage), { attempts: 50, initial: 0 }).catch(() => undefined);
    expect(immediate).toHaveBeenCalledOnce();
  });

  it('keeps the process alive while it waits', () => {
    const clock = new ManualClock();
    const unref = vi.fn();
    const scheduler = { schedule: (task: () => void, delayMs: number) => Object.assign(clock.schedule(task, delayMs), { unref }) };
    const call = asyncRetry.with({ clock, scheduler }).run(() => Promise.reject(outage));
    return Promise.all([clock.advance('1m'), expect(call).rejects.toBe(outage)]).then(() => expect(unref).not.toHaveBeenCalled());
  });
});

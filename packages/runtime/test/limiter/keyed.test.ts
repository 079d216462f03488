import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlgorithmName, type KeyedLimiterOptions, KeyedRateLimiter } from '../../src/limiter/index.js';
import { ManualClock } from '../../src/testing/index.js';

const ALGORITHMS: AlgorithmName[] = ['sliding-log', 'gcra', 'token-bucket', 'sliding-counter'];

function limited(options: Partial<KeyedLimiterOptions> = {}) {
  const clock = new ManualClock();
  return { clock, limiter: new KeyedRateLimiter({ rate: 2, per: 100, clock, scheduler: clock, ...options }) };
}

const isAdmitted = (limiter: KeyedRateLimiter, ...keys: string[]) => keys.map((key) => limiter.tryAcquire(key).ok);

describe('KeyedRateLimiter', () => {
  it('gives each key a limit of its own, by `gcra` when nothing else is said', () => {
    const { clock, limiter } = limited();
    expect(isAdmitted(limiter, 'ann', 'ann', 'ann', 'ben', 'ben')).toEqual([true, true, false, true, true]);
    expect([limiter.remaining('ann'), limiter.remaining('carl')]).toEqual([0, 2]);
    clock.block(50);
    expect(limiter.tryAcquire('ben')).toEqual({ ok: true });
    expect(limiter.tryAcquire('ben')).toEqual({ ok: false, retryAfterMs: 50 });
    expect(limiter.stats()).toMatchObject({ algorithm: 'gcra', windowBound: 3, keys: 2, maxKeys: 100_000, overflowed: 0, admitted: 5, refused: 2 });
  });

  it.each(ALGORITHMS)('counts each key by itself under %s', (algorithm) => {
    const { clock, limiter } = limited({ algorithm, maxKeys: 2 });
    expect(isAdmitted(limiter, 'ann', 'ann', 'ann', 'ben', 'ben', 'ben')).toEqual([true, true, false, true, true, false]);
    clock.block(200);
    expect(isAdmitted(limiter, 'ann', 'ann', 'ann', 'carl', 'carl', 'carl')).toEqual([true, true, false, true, true, false]);
    limiter.update({ rate: 1 });
    clock.block(200);
    expect(isAdmitted(limiter, 'carl', 'carl')).toEqual([true, false]);
  });

  it('lets those who wait for one key wait for no other', async () => {
    const { clock, limiter } = limited({ maxQueue: 3 });
    const starts: string[] = [];
    for (const key of ['ann', 'ann', 'ann', 'ann', 'ben', 'ben', 'ben']) void limiter.run(key, () => starts.push(`${key} ${clock.now()}`));
    await expect(limiter.acquire('ben')).rejects.toMatchObject({ code: 'ERR_PERF_QUEUE_FULL', details: { maxQueue: 3 } });
    await clock.advance('1s');
    expect(starts).toEqual(['ann 0', 'ann 0', 'ben 0', 'ben 0', 'ann 50', 'ben 50', 'ann 100']);
    expect([limiter.stats().waiting, clock.pending()]).toEqual([0, 0]);
  });

  it('forgets a key whose limit is all free again when another needs its place, and no other key', () => {
    const { clock, limiter } = limited({ maxKeys: 2 });
    expect(isAdmitted(limiter, 'ann', 'ben', 'ben')).toEqual([true, true, true]);
    clock.block(50);
    expect(isAdmitted(limiter, 'carl', 'carl', 'carl')).toEqual([true, true, false]);
    expect(limiter.stats()).toMatchObject({ keys: 2, overflowed: 0 });
    expect(limiter.remaining('ben')).toBe(1);
  });

  it('share: keys without a place share one limit, and take its history along', () => {
    const { clock, limiter } = limited({ maxKeys: 1 });
    expect(isAdmitted(limiter, 'ann', 'ann', 'ben', 'carl', 'dan')).toEqual([true, true, true, true, false]);
    expect(limiter.stats()).toMatchObject({ keys: 1, overflowed: 3 });
    clock.block(50);
    expect(isAdmitted(limiter, 'ben')).toEqual([true]);
    clock.block(50);
    expect(isAdmitted(limiter, 'ben', 'ben')).toEqual([true, false]);
    expect(limiter.stats().overflowed).toBe(4);
  });

  it('share: nobody moves out of the shared limit while somebody waits there', async () => {
    const { clock, limiter } = limited({ maxKeys: 1, rate: 1 });
    isAdmitted(limiter, 'ann', 'ben');
    const starts: number[] = [];
    for (let call = 0; call < 3; call++) void limiter.run('ben', () => starts.push(clock.now()));
    clock.block(250);
    expect(isAdmitted(limiter, 'ben')).toEqual([false]);
    await clock.advance('1s');
    expect(starts).toEqual([250, 350, 450]);
  });

  it('deny: keys without a place are refused, until there is one', async () => {
    const { clock, limiter } = limited({ maxKeys: 1, onKeyOverflow: 'deny' });
    limiter.tryAcquire('ann');
    expect(limiter.tryAcquire('ben')).toEqual({ ok: false, retryAfterMs: 100 });
    await expect(limiter.acquire('ben')).rejects.toMatchObject({ code: 'ERR_PERF_RATE_LIMITED', retryAfterMs: 100 });
    await expect(limiter.run('ben', () => 'started')).rejects.toMatchObject({ code: 'ERR_PERF_RATE_LIMITED' });
    expect(() => limiter.reserve('ben')).toThrow(expect.objectContaining({ code: 'ERR_PERF_RATE_LIMITED' }));
    limiter.penalize('ben', '1s');
    limiter.observe('ben', { status: 429, headers: { 'retry-after': '9' } });
    expect(limiter.stats()).toMatchObject({ refused: 4, overflowed: 6 });
    clock.block(50);
    await expect(limiter.run('ben', () => 'started')).resolves.toBe('started');
  });

  it('looks at eight keys for one that may be forgotten', () => {
    const { clock, limiter } = limited({ maxKeys: 10, onKeyOverflow: 'deny' });
    const keys = Array.from({ length: 10 }, (_, place) => `key ${place}`);
    isAdmitted(limiter, ...keys);
    clock.block(50);
    isAdmitted(limiter, ...keys.slice(0, 8));
    expect(isAdmitted(limiter, 'new', 'new', 'newer', 'newest')).toEqual([false, true, true, false]);
  });

  it('keeps keys that are paused, or for which somebody waits', async () => {
    const { clock, limiter } = limited({ maxKeys: 2, onKeyOverflow: 'deny' });
    limiter.penalize('ann', '1s');
    isAdmitted(limiter, 'ben', 'ben');
    void limiter.run('ben', () => 'started');
    clock.block(500);
    expect(isAdmitted(limiter, 'carl', 'ann')).toEqual([false, false]);
    expect(limiter.stats().overflowed).toBe(1);
    await clock.advance(500);
    expect(isAdmitted(limiter, 'carl', 'ann')).toEqual([true, true]);
  });

  it('a permit gives nothing back to whoever has its place now', async () => {
    const { clock, limiter } = limited({ maxKeys: 1 });
    const permit = await limiter.acquire('ann');
    const reservation = limiter.reserve('ann');
    clock.block(100);
    expect(isAdmitted(limiter, 'ben', 'ben')).toEqual([true, true]);
    permit.refund();
    reservation.cancel();
    limiter.refund('ann');
    expect(isAdmitted(limiter, 'ben')).toEqual([false]);
    limiter.refund('ben');
    expect(isAdmitted(limiter, 'ben')).toEqual([true]);
  });

  it('pauses the key that a server complains of, and adapts the rate of all', () => {
    const { limiter } = limited({ adaptive: true, rate: 4 });
    limiter.observe('ann', { status: 429, headers: { 'retry-after': '1' } });
    expect([limiter.remaining('ann'), limiter.remaining('ben'), limiter.stats().share]).toEqual([0, 2, 0.5]);
  });

  it.each(['share', 'deny'] as const)('%s: no window holds more of a key than `stats().windowBound`, however keys come and go', async (onKeyOverflow) => {
    const call = fc.record({ gap: fc.nat(40), key: fc.constantFrom('ann', 'ben', 'carl', 'dan'), kind: fc.constantFrom('try', 'wait', 'abort', 'reserve', 'late') });
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 80 }), fc.constantFrom(...ALGORITHMS), async (traffic, algorithm) => {
        const { clock, limiter } = limited({ maxKeys: 2, algorithm, onKeyOverflow });
        const starts = new Map<string, number[]>();
        const start = (key: string) => starts.set(key, [...(starts.get(key) ?? []), clock.now()]);
        for (const { gap, key, kind } of traffic) {
          if (kind === 'late') clock.block(gap);
          else await clock.advance(gap);
          const controller = new AbortController();
          if (kind === 'try' && limiter.tryAcquire(key).ok) start(key);
          if (kind === 'wait' || kind === 'abort') limiter.run(key, () => start(key), { signal: controller.signal }).catch(() => undefined);
          if (kind === 'abort') controller.abort();
          if (kind === 'reserve' && onKeyOverflow === 'share') limiter.reserve(key).cancel();
        }
        await clock.advance('60s');
        const bound = limiter.stats().windowBound;
        for (const times of starts.values()) expect(times.filter((time, index) => index >= bound && time - times[index - bound] < 100)).toEqual([]);
        expect([limiter.stats().waiting, clock.pending(), limiter.stats().keys <= 2]).toEqual([0, 0, true]);
      }),
      { seed: 42 },
    );
  });

  it('`enabled: false` admits every key', () => {
    const { limiter } = limited({ enabled: false, maxKeys: 1, onKeyOverflow: 'deny' });
    expect(isAdmitted(limiter, 'ann', 'ann', 'ann', 'ben')).toEqual([true, true, true, true]);
  });

  it('lets those who wait start before it closes', async () => {
    const { clock, limiter } = limited({ rate: 1 });
    isAdmitted(limiter, 'ann', 'ben');
    const waiting = [limiter.acquire('ann'), limiter.acquire('ben', 1, { priority: 'high' })];
    const closing = limiter.close();
    expect(() => limiter.tryAcquire('ann')).toThrow(expect.objectContaining({ code: 'ERR_PERF_CLOSED' }));
    await clock.advance(100);
    expect((await Promise.all(waiting)).map(({ waitedMs }) => waitedMs)).toEqual([100, 100]);
    await expect(closing).resolves.toEqual({ drained: 2, abandoned: 0 });
  });

  it.each([
    [{ maxKeys: 0 }, '`maxKeys` must be an integer from 1 to 10000000; got `0`.'],
    [{ onKeyOverflow: 'evict' }, "`onKeyOverflow` must be one of 'share', 'deny'; got `'evict'`."],
    [{ maxkeys: 5 }, 'unknown option `maxkeys`; did you mean `maxKeys`?'],
    [{ algorithm: 'sliding-log', rate: 100_001 }, "Use `algorithm: 'gcra'` for more."],
    [{ algorithm: 'sliding-log', burst: 1 }, "`burst` and `algorithm: 'sliding-log'` contradict each other"],
  ])('refuses %o', (options, message) => {
    expect(() => limited(options as Partial<KeyedLimiterOptions>)).toThrow(message);
  });
});

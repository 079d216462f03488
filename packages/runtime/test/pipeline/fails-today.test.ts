import { getEventListeners } from 'node:events';
import { ConstantBackoff, handleAll, retry as cockatielRetry, timeout as cockatielTimeout, TimeoutStrategy, wrap } from 'cockatiel';
import { describe, expect, it, vi } from 'vitest';
import { AsyncRateLimiter } from '../../src/limiter/index.js';
import { attemptTimeout, breaker, bulkhead, cached, limit, pipeline, retry, timeout } from '../../src/pipeline/index.js';
import { asyncRetry } from '../../src/retry/index.js';
import { leftoversOf } from '../leaks.js';
import { never, reason, stage } from './stage.js';

describe('three attempts under a time limit', () => {
  it('have one signal, which the abort of the caller reaches, with ours', async () => {
    const { clock, retries, time } = stage();
    const canceller = new AbortController();
    const signals: AbortSignal[] = [];
    const call = pipeline(timeout('5s', time), retry(retries())).run(({ signal, attempt }) => (signals.push(signal), attempt < 3 ? Promise.reject(new Error('busy')) : never()), {
      signal: canceller.signal,
    });
    await clock.advance('1s');
    canceller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(signals).toHaveLength(3);
    expect(new Set(signals).size).toBe(1);
    expect(signals[0].reason).toBe(reason);
    expect(getEventListeners(canceller.signal, 'abort')).toEqual([]);
  });

  it('have no signal that tells why, with cockatiel', async () => {
    const canceller = new AbortController();
    const reasons: unknown[] = [];
    const layers = wrap(cockatielTimeout(5_000, TimeoutStrategy.Aggressive), cockatielRetry(handleAll, { maxAttempts: 2, backoff: new ConstantBackoff(1) }));
    const work = ({ signal }: { signal: AbortSignal }) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => {
          reasons.push(signal.reason);
          reject(reason);
        });
      });
    const call = layers.execute(work, canceller.signal);
    canceller.abort(reason);
    await call.catch(() => undefined);
    expect(reasons).toHaveLength(1);
    expect(reasons).not.toEqual([reason]);
  });
});

describe('a deadline of 1 s over attempts of 400 ms and waits', () => {
  it('is never exceeded', async () => {
    const { clock, retries, time } = stage();
    const layers = pipeline(timeout('1s', time), retry(retries({ attempts: 10, initial: 150, factor: 1 })), attemptTimeout('400ms', time));
    const endedAt: number[] = [];
    const call = layers.run(never).catch((error: unknown) => (endedAt.push(clock.now()), error));
    await clock.advance('10s');
    expect(await call).toMatchObject({ code: 'ERR_PERF_TIMEOUT' });
    expect(endedAt[0]).toBeLessThanOrEqual(1_000);
    expect(clock.pending()).toBe(0);
  });
});

describe('a call through three layers', () => {
  it('makes no controller with ours, and several with cockatiel', async () => {
    const ours = pipeline(timeout('1s'), retry(asyncRetry.with()), breaker(stage().breaker()));
    const theirs = wrap(cockatielTimeout(1_000, TimeoutStrategy.Aggressive), cockatielRetry(handleAll, { maxAttempts: 2 }));
    let made = 0;
    class Counted extends AbortController {
      constructor() {
        super();
        made++;
      }
    }
    vi.stubGlobal('AbortController', Counted);
    try {
      await ours.run(() => 'delivered');
      expect(made).toBe(0);
      await theirs.execute(() => 'delivered');
      expect(made).toBeGreaterThan(0);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('a pipeline', () => {
  it('leaves nothing behind after 200 000 calls through seven layers', { timeout: 120_000 }, async () => {
    const { breaker: circuit, bulkhead: hold, cache } = stage();
    const limiter = new AsyncRateLimiter({ rate: 10_000_000, per: '1s', algorithm: 'gcra' });
    const layers = pipeline(cached(cache, (key: string) => key), timeout('30s'), retry(asyncRetry.with()), limit(limiter), breaker(circuit()), bulkhead(hold()), attemptTimeout('10s'));
    const find = layers.wrap((_, key: string) => key);
    const { heapBytes, resources } = await leftoversOf(200_000, (index) => find(`pear ${index % 150}`));
    expect(resources).toEqual([]);
    expect(heapBytes).toBeLessThan(2e6);
  });

  it('leaves nothing behind after 20 000 calls that were aborted', async () => {
    const { breaker: circuit } = stage();
    const layers = pipeline(timeout('30s'), retry(asyncRetry.with()), breaker(circuit()), attemptTimeout('10s'));
    const { signal } = new AbortController();
    const { heapBytes, resources } = await leftoversOf(20_000, async () => {
      const canceller = new AbortController();
      const call = layers.run(() => new Promise(() => undefined), { signal: canceller.signal });
      canceller.abort(reason);
      await call.catch(() => undefined);
      await layers.run(() => 'delivered', { signal });
    });
    expect(resources).toEqual([]);
    expect(heapBytes).toBeLessThan(2e6);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

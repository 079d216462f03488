import { BrokenCircuitError, circuitBreaker, handleAll, SamplingBreaker } from 'cockatiel';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TripOptions } from '../../src/breaker/index.js';
import { circuit, fail, outage, succeed } from './circuit.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('CircuitBreaker', () => {
  it.each<TripOptions>([
    { mode: 'count', size: 10, minimumCalls: 4 },
    { mode: 'time', size: '1s', minimumCalls: 4 },
  ])('rule 6: a $mode window trips only at `minimumCalls`', async (trip) => {
    const { breaker } = circuit({ trip });
    await fail(breaker, 3);
    expect(breaker.state).toBe('closed');
    await fail(breaker);
    expect(breaker.state).toBe('open');
  });

  it('rule 6: failures from before an idle gap do not count; cockatiel opens', async () => {
    const { breaker, clock } = circuit({ trip: { mode: 'time', size: 500, minimumCalls: 4 } });
    await fail(breaker, 3);
    clock.block('1.5s');
    await fail(breaker);
    expect(breaker.stats()).toMatchObject({ state: 'closed', windowCalls: 1, failureCount: 1 });
  });

  it('rule 6: a count window is that of a model', () => {
    const calls = fc.array(fc.record({ isFailure: fc.boolean(), isSlow: fc.boolean() }), { maxLength: 120 });
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 40 }), (traffic, size) => {
        const { breaker, clock } = circuit({ trip: { mode: 'count', size, slow: { over: '1s', rate: 1 } } });
        breaker.force('observe');
        for (const { isFailure, isSlow } of traffic) {
          using pass = breaker.pass();
          clock.block(isSlow ? 1_001 : 1_000);
          if (isFailure) pass.fail(outage);
        }
        const last = traffic.slice(-size);
        expect(breaker.stats()).toMatchObject({
          windowCalls: last.length,
          failureCount: last.filter(({ isFailure }) => isFailure).length,
          windowSlow: last.filter(({ isSlow }) => isSlow).length,
        });
      }),
      { seed: 42 },
    );
  });

  it('rule 6: a time window is that of a model with ten slots', async () => {
    const calls = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.boolean()), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(calls, async (traffic) => {
        const { breaker, clock } = circuit({ trip: { mode: 'time', size: 1_000 } });
        breaker.force('observe');
        const seen: { slot: number; isFailure: boolean }[] = [];
        for (const [gap, isFailure] of traffic) {
          clock.block(gap);
          await (isFailure ? fail(breaker) : succeed(breaker));
          seen.push({ slot: Math.floor(clock.now() / 100), isFailure });
        }
        const recent = seen.filter(({ slot }) => slot > Math.floor(clock.now() / 100) - 10);
        expect(breaker.stats()).toMatchObject({ windowCalls: recent.length, failureCount: recent.filter(({ isFailure }) => isFailure).length });
      }),
      { seed: 42 },
    );
  });

  it('rule 7: a slow call counts by duration even if it succeeds', async () => {
    const { breaker, clock } = circuit({ trip: { mode: 'count', size: 4, slow: { over: '1s', rate: 0.75 } } });
    const slowly = (ms: number) => breaker.run(() => clock.block(ms));
    await succeed(breaker);
    for (const ms of [1_001, 1_000, 1_001]) await slowly(ms);
    expect(breaker.stats()).toMatchObject({ state: 'closed', successes: 4, slow: 2, windowSlow: 2 });
    await slowly(1_001);
    expect(breaker.state).toBe('open');
    clock.block('10s');
    await slowly(1_001);
    expect(breaker.state).toBe('open');
  });
});

describe('cockatiel', () => {
  it('opens by failures from before an idle gap', async () => {
    vi.useFakeTimers();
    const theirs = circuitBreaker(handleAll, { halfOpenAfter: 10_000, breaker: new SamplingBreaker({ threshold: 0.5, duration: 500, minimumRps: 8 }) });
    const call = () => theirs.execute(() => Promise.reject(outage)).catch((error: unknown) => error);
    for (let time = 0; time < 3; time++) await call();
    vi.advanceTimersByTime(1_500);
    await call();
    expect(await call()).toBeInstanceOf(BrokenCircuitError);
  });
});

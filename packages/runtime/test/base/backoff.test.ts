import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff, backoffDelay, type Backoff } from '../../src/base/time/backoff.js';

const settings = (given: Backoff) => backoff().read(given, 'openFor')!;
const always = (next: number) => ({ next: () => next });

describe('Backoff', () => {
  it('as a duration is always the same wait', () => {
    expect([1, 2, 50].map((attempt) => backoffDelay(settings('5s'), attempt, always(0.3)))).toEqual([5_000, 5_000, 5_000]);
  });

  it('grows by its factor up to its maximum', () => {
    const growing = settings({ initial: '1s', max: '5s', jitter: 'none' });
    expect([1, 2, 3, 4, 2_000].map((attempt) => backoffDelay(growing, attempt, always(0)))).toEqual([1_000, 2_000, 4_000, 5_000, 5_000]);
  });

  it('has a maximum of 30 s, or of its beginning if that is longer', () => {
    expect(settings({ initial: 1 })).toEqual({ initial: 1, factor: 2, max: 30_000, jitter: 'full' });
    expect(settings({ initial: '1m' }).max).toBe(60_000);
  });

  it('of nothing stays nothing', () => {
    expect(backoffDelay(settings({ initial: 0, jitter: 'none' }), 5_000, always(0))).toBe(0);
  });

  it.each([
    ['full', 0, 400],
    ['equal', 200, 400],
    ['none', 400, 400],
    ['decorrelated', 100, 900],
  ] as const)('with jitter %s lies between %d and %d', (jitter, lowest, highest) => {
    const jittered = settings({ initial: 100, jitter });
    expect(backoffDelay(jittered, 3, always(0), 300)).toBe(lowest);
    expect(backoffDelay(jittered, 3, always(1), 300)).toBe(highest);
  });

  it('never leaves its bounds', () => {
    const kinds = fc.constantFrom('full', 'equal', 'decorrelated', 'none');
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 60_000 }), (jitter, attempt, chance, previous) => {
        const delay = backoffDelay(settings({ initial: 100, max: '10s', jitter }), attempt, always(chance), Math.max(100, previous));
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(10_000);
      }),
      { seed: 42 },
    );
  });
});

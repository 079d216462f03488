import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdaptiveLimit } from '../../src/bulkhead/limits/adaptive-limit.js';
import { AimdLimit } from '../../src/bulkhead/limits/aimd-limit.js';
import { GradientLimit } from '../../src/bulkhead/limits/gradient-limit.js';

/** A service that is as quick as it can be while `capacity` calls run, and slower in proportion when more do. */
interface Service {
  readonly quickestMs: number;
  readonly capacity: number;
}

/** Lets a limit see so many windows of calls, always as many at once as it admits; what it was after each. */
function limitsOver(windows: number, limit: AdaptiveLimit, { quickestMs, capacity }: Service): number[] {
  return Array.from({ length: windows }, () => {
    const active = limit.current;
    for (let call = 0; call < Math.max(10, active); call++) limit.learn(quickestMs * Math.max(1, active / capacity), active, true);
    return limit.current;
  });
}

const last = (limits: readonly number[]) => limits[limits.length - 1];

describe('GradientLimit', () => {
  it('rule 7: the limit settles a little above what the service bears at its best', () => {
    const limits = limitsOver(1_000, new GradientLimit({ min: 1, max: 200 }), { quickestMs: 10, capacity: 40 });
    const settled = limits.slice(100);
    expect(Math.min(...settled)).toBeGreaterThanOrEqual(35);
    expect(Math.max(...settled)).toBeLessThanOrEqual(51);
  });

  it('rule 7: the limit falls within 10 windows of a latency five times as long, and recovers', () => {
    const limit = new GradientLimit({ min: 2, max: 100 });
    const quick = { quickestMs: 10, capacity: 1_000 };
    expect(last(limitsOver(60, limit, quick))).toBe(100);
    expect(last(limitsOver(10, limit, { ...quick, quickestMs: 50 }))).toBeLessThan(40);
    expect(last(limitsOver(60, limit, quick))).toBe(100);
  });

  it('rule 7: a latency that stays is normal after a while', () => {
    const limit = new GradientLimit({ min: 2, max: 100 });
    limitsOver(60, limit, { quickestMs: 10, capacity: 1_000 });
    expect(last(limitsOver(200, limit, { quickestMs: 50, capacity: 1_000 }))).toBe(100);
  });

  it('rule 7: a step is a tenth at most, within the bounds, whatever comes', () => {
    const sample = fc.record({ durationMs: fc.double({ min: 0, max: 1e6, noNaN: true }), active: fc.integer({ min: 1, max: 200 }), isSuccess: fc.boolean() });
    const bounds = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 100 })).map(([min, more]) => ({ min, max: min + more }));
    fc.assert(
      fc.property(bounds, fc.array(sample, { minLength: 200, maxLength: 2_000 }), ({ min, max }, samples) => {
        const limit = new GradientLimit({ min, max });
        for (const { durationMs, active, isSuccess } of samples) {
          const before = limit.current;
          limit.learn(durationMs, active, isSuccess);
          expect(limit.current).toBeGreaterThanOrEqual(min);
          expect(limit.current).toBeLessThanOrEqual(max);
          // The limit has a fraction that is not seen: a tenth of less than `before + 1`, and one for the rounding.
          expect(Math.abs(limit.current - before)).toBeLessThanOrEqual((before + 1) / 10 + 1);
        }
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('rule 7: only calls beside half the limit count', () => {
    const limit = new GradientLimit({ min: 10, max: 100 });
    for (let call = 0; call < 1_000; call++) limit.learn(1, 4, true);
    expect(limit.current).toBe(10);
    for (let call = 0; call < 20; call++) limit.learn(1, 5, true);
    expect(limit.current).toBe(11);
  });

  it('rule 7: failures that are quick say nothing, time-outs shrink the limit', () => {
    const limit = new GradientLimit({ min: 1, max: 50 });
    limitsOver(60, limit, { quickestMs: 10, capacity: 50 });
    expect(limit.current).toBe(50);
    for (let call = 0; call < 1_000; call++) limit.learn(1, 50, false);
    expect(limit.current).toBe(50);
    for (let call = 0; call < 1_000; call++) limit.learn(500, 50, false);
    expect(limit.current).toBeLessThan(10);
  });
});

describe('AimdLimit', () => {
  it('gains one after a round without a failure', () => {
    const limit = new AimdLimit({ min: 3, max: 5 });
    const seen = Array.from({ length: 14 }, () => {
      limit.learn(1, limit.current, true);
      return limit.current;
    });
    expect(seen).toEqual([3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5]);
  });

  it('loses a tenth at a failure, once a round', () => {
    const limit = new AimdLimit({ min: 5, max: 100 });
    limitsOver(100, limit, { quickestMs: 1, capacity: 1 });
    expect(limit.current).toBe(100);
    for (let call = 0; call < 90; call++) limit.learn(1, 90, false);
    expect(limit.current).toBe(90);
    for (let call = 0; call < 5_000; call++) limit.learn(1, 1, false);
    expect(limit.current).toBe(5);
  });

  it('learns nothing good from calls beside less than half the limit', () => {
    const limit = new AimdLimit({ min: 10, max: 20 });
    for (let call = 0; call < 1_000; call++) limit.learn(1, 4, true);
    expect(limit.current).toBe(10);
  });
});

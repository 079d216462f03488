import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdaptiveLimit } from '../../src/bulkhead/limits/adaptive-limit.js';
import { AimdLimit } from '../../src/bulkhead/limits/aimd-limit.js';
import { GradientLimit } from '../../src/bulkhead/limits/gradient-limit.js';
import { SeededRandom } from '../../src/testing/index.js';

/** A service that is as quick as it can be while `capacity` calls run, and slower in proportion when more do. */
interface Service {
  readonly quickestMs: number;
  readonly capacity: number;
  /** What chance makes of a duration. Default: nothing. */
  readonly chance?: () => number;
}

/** Lets a limit see so many windows of calls, always as many at once as it admits; what it was after each. */
function limitsOver(windows: number, limit: AdaptiveLimit, { quickestMs, capacity, chance = () => 1 }: Service): number[] {
  return Array.from({ length: windows }, () => {
    const active = limit.current;
    for (let call = 0; call < Math.max(50, active); call++) limit.learn(quickestMs * Math.max(1, active / capacity) * chance(), active, true);
    return limit.current;
  });
}

/** Factors whose logarithms are normal with a deviation of 1, as durations often are: one in six is more than 2.7, one in forty more than 7. */
function logNormal(seed: number): () => number {
  const random = new SeededRandom(seed);
  return () => Math.exp(Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()));
}

const last = (limits: readonly number[]) => limits[limits.length - 1];
const percentile = (limits: readonly number[], part: number) => [...limits].sort((one, other) => one - other)[Math.floor(limits.length * part)];

describe('GradientLimit', () => {
  it('rule 7: the limit settles a little above what the service bears at its best', () => {
    const settled = limitsOver(2_000, new GradientLimit({ min: 1, max: 200 }), { quickestMs: 10, capacity: 40 }).slice(100);
    expect(Math.min(...settled)).toBeGreaterThanOrEqual(30);
    expect(Math.max(...settled)).toBeLessThanOrEqual(55);
    expect(percentile(settled, 0.5)).toBe(51);
  });

  it('rule 7: durations that chance spreads widely neither shrink the limit nor let it grow', () => {
    const service = { quickestMs: 10, chance: logNormal(4) };
    const unhindered = limitsOver(2_000, new GradientLimit({ min: 1, max: 100 }), { ...service, capacity: 1_000 }).slice(200);
    expect(percentile(unhindered, 0.05)).toBeGreaterThan(70);
    const hindered = limitsOver(2_000, new GradientLimit({ min: 1, max: 200 }), { ...service, capacity: 40 }).slice(200);
    expect(percentile(hindered, 0.05)).toBeGreaterThan(20);
    expect(percentile(hindered, 0.95)).toBeLessThan(100);
  });

  it('rule 7: the limit falls within 10 windows of a latency five times as long, and recovers', () => {
    const limit = new GradientLimit({ min: 2, max: 100 });
    const quick = { quickestMs: 10, capacity: 1_000 };
    expect(last(limitsOver(60, limit, quick))).toBe(100);
    expect(last(limitsOver(10, limit, { ...quick, quickestMs: 50 }))).toBeLessThan(40);
    expect(last(limitsOver(20, limit, quick))).toBe(100);
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
    limitsOver(6, limit, { quickestMs: 1, capacity: 100 });
    const before = limit.current;
    for (let call = 0; call < 50; call++) limit.learn(1, before / 2, true);
    expect(limit.current).toBeGreaterThan(before);
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

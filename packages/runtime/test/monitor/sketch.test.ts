import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf, BUCKETS, middleOf, upperBoundOf } from '../../src/monitor/sketch/buckets.js';
import { Sketch } from '../../src/monitor/sketch/sketch.js';
import { exactPercentile } from './monitor.js';

const seeded = { seed: 42, numRuns: 300 };
const PARTS = [0, 0.01, 0.5, 0.9, 0.95, 0.99, 1];
const ERROR = 0.011;

/** From a nanosecond to half a thousand years, evenly over the orders of magnitude. */
const durations = fc.double({ min: -19.9, max: 43.9, noNaN: true }).map((exponent) => 2 ** exponent);
const values = fc.oneof(durations, fc.constant(0), fc.integer({ min: 0, max: 5_000 }));

function sketchOf(numbers: readonly number[], isNarrow = false): Sketch {
  const sketch = new Sketch();
  for (const number of numbers) sketch.record(number);
  if (!isNarrow) return sketch;
  const narrow = new Sketch({ isNarrow });
  narrow.merge(sketch);
  return narrow;
}

describe('buckets', () => {
  it('hold a value above the bound of the bucket before, up to their own', () => {
    fc.assert(
      fc.property(durations, (value) => {
        const bucket = bucketOf(value);
        expect(value).toBeLessThanOrEqual(upperBoundOf(bucket) * (1 + 2e-6));
        expect(value).toBeGreaterThan(upperBoundOf(bucket - 1) * (1 - 2e-6));
        expect(Math.abs(middleOf(bucket) - value) / value).toBeLessThanOrEqual(ERROR);
      }),
      seeded,
    );
  });

  it.each([0.25, 0.5, 1, 2, 4, 1_024])('end at %d, as powers of two are bounds', (value) => {
    expect(upperBoundOf(bucketOf(value))).toBe(value);
    expect(bucketOf(value * 1.0001)).toBe(bucketOf(value) + 1);
  });

  it.each([
    [0, 0],
    [Number.MIN_VALUE, 0],
    [2 ** -20, 0],
    [2 ** 44, BUCKETS - 1],
    [Number.MAX_VALUE, BUCKETS - 1],
  ])('take %d too: it is in bucket %d', (value, bucket) => {
    expect(bucketOf(value)).toBe(bucket);
  });
});

describe.each([false, true])('Sketch, narrow: %s', (isNarrow) => {
  it('rule 2: count, sum, min and max are exact, percentiles within 1.1 %', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 400 }), (numbers) => {
        const sketch = sketchOf(numbers, isNarrow);
        const { count, min, max, sum } = sketch;
        expect({ count, min, max, sum }).toEqual({ count: numbers.length, min: Math.min(...numbers), max: Math.max(...numbers), sum: numbers.reduce((all, number) => all + number, 0) });
        sketch.percentiles(PARTS).forEach((percentile, index) => {
          const exact = exactPercentile(numbers, PARTS[index]);
          expect(Math.abs(percentile - exact)).toBeLessThanOrEqual(exact * ERROR);
        });
      }),
      seeded,
    );
  });

  it('counts on when a counter outgrows its type', () => {
    const one = sketchOf([7], isNarrow);
    let doubled = one;
    for (let time = 0; time < 34; time++) {
      const next = new Sketch({ isNarrow });
      next.merge(doubled);
      next.merge(doubled);
      doubled = next;
    }
    expect(doubled.count).toBe(2 ** 34);
    expect(doubled.toSnapshot()?.counts.reduce((all, times) => all + times, 0)).toBe(2 ** 34);
  });

  it('is the same after JSON', () => {
    const sketch = sketchOf([0, 0.5, 3, 3, 700], isNarrow);
    const restored = new Sketch({ isNarrow });
    restored.restore(JSON.parse(JSON.stringify(sketch.toSnapshot())) as NonNullable<ReturnType<Sketch['toSnapshot']>>);
    expect(restored.toSnapshot()).toEqual(sketch.toSnapshot());
  });
});

describe('Sketch', () => {
  it('counts what does not exceed a bound, as far as its buckets tell', () => {
    const sketch = sketchOf([0, 0.5, 1, 2, 2, 4, 1_000]);
    expect(sketch.countsUpTo([0.25, 0.5, 1, 2, 3, 4, 512, 2_048])).toEqual([1, 2, 3, 5, 5, 6, 6, 7]);
    expect(sketch.bounds().at(-1)).toBeGreaterThanOrEqual(1_000);
    expect(sketch.bounds()).toHaveLength(6);
  });

  it('knows nothing when nothing was counted', () => {
    expect(new Sketch().toSnapshot()).toBeNull();
    expect(new Sketch().countsUpTo([1, 2])).toEqual([0, 0]);
  });

  it('is new after it was cleared', () => {
    const sketch = sketchOf([3, 900]);
    sketch.clear();
    sketch.record(5);
    expect({ count: sketch.count, min: sketch.min, max: sketch.max, median: sketch.percentiles([0.5])[0] }).toEqual({ count: 1, min: 5, max: 5, median: 5 });
  });
});

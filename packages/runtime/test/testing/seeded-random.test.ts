import { describe, expect, it } from 'vitest';
import { SeededRandom } from '../../src/testing/index.js';

const numbers = (seed: number, count: number) => {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('SeededRandom', () => {
  it('repeats itself', () => {
    expect(numbers(42, 10)).toEqual(numbers(42, 10));
    expect(numbers(42, 10)).not.toEqual(numbers(43, 10));
  });

  it('is spread evenly over [0, 1)', () => {
    const sample = numbers(7, 10_000);
    const tenths = Array.from({ length: 10 }, (_, tenth) => sample.filter((number) => Math.floor(number * 10) === tenth).length);
    expect(Math.min(...tenths)).toBeGreaterThan(900);
    expect(Math.max(...tenths)).toBeLessThan(1_100);
    expect(sample.every((number) => number >= 0 && number < 1)).toBe(true);
  });
});

import { expect, it } from 'vitest';
import { findCycle } from './find-cycle.js';

it('finds the way around a circle', () => {
  const graph = new Map([
    ['orders', ['stock']],
    ['stock', ['prices']],
    ['prices', ['stock', 'currency']],
  ]);
  expect(findCycle(graph)).toEqual(['stock', 'prices', 'stock']);
});

it('takes two ways to the same place for no circle', () => {
  const graph = new Map([
    ['orders', ['stock', 'prices']],
    ['stock', ['currency']],
    ['prices', ['currency']],
  ]);
  expect(findCycle(graph)).toEqual([]);
});

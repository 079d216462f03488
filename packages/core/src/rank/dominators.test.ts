import { describe, expect, test } from 'vitest';
import { Random } from '../../test/fuzz/random.js';
import { immediateDominators, NO_DOMINATOR } from './dominators.js';

function dominators(successors: number[][]): number[] {
  return [...immediateDominators(successors).dominators];
}

describe('immediateDominators', () => {
  test('on a chain every node is dominated by the one before', () => {
    expect(dominators([[1], [2], []])).toEqual([NO_DOMINATOR, 0, 1]);
  });

  test('where two ways meet, the node at which they part dominates', () => {
    expect(dominators([[1], [2, 3], [4], [4], [5], []])).toEqual([NO_DOMINATOR, 0, 1, 1, 1, 4]);
  });

  test('a circle is dominated by where it is entered, or by the start when it is entered twice', () => {
    expect(dominators([[1], [2], [1]])).toEqual([NO_DOMINATOR, 0, 1]);
    expect(dominators([[1, 2], [2], [1]])).toEqual([NO_DOMINATOR, 0, 0]);
  });

  test('what the start does not lead to has no dominator', () => {
    expect(dominators([[], [2], []])).toEqual([NO_DOMINATOR, NO_DOMINATOR, NO_DOMINATOR]);
  });

  test('is right on random graphs', () => {
    const random = new Random(7);
    let dominated = 0;
    for (let round = 0; round < 300; round++) {
      const size = 2 + random.below(12);
      const graph = Array.from({ length: size }, () => Array.from({ length: random.below(4) }, () => random.below(size)));
      const found = dominators(graph);
      expect(found).toEqual(byRemoval(graph));
      dominated += found.filter((node) => node > 0).length;
    }
    expect(dominated).toBeGreaterThan(300);
  });

  test('takes a graph as deep as there are functions', () => {
    const size = 50_000;
    const graph = Array.from({ length: size }, (_, node) => [node + 1, node + 2, node >> 1].filter((next) => next < size));
    expect(immediateDominators(graph).preorder).toHaveLength(size);
  });
});

/** Straight from the definition: who is cut off when a node is taken out. */
function byRemoval(graph: number[][]): number[] {
  const all = reached(graph, -1);
  const dominated = graph.map((_, node) => [...all].filter((other) => other !== node && !reached(graph, node).has(other)));
  return graph.map((_, node) => {
    const above = graph.map((__, other) => other).filter((other) => all.has(node) && dominated[other].includes(node));
    return above.find((one) => above.every((other) => other === one || dominated[other].includes(one))) ?? NO_DOMINATOR;
  });
}

function reached(graph: number[][], without: number): Set<number> {
  const seen = new Set(without === 0 ? [] : [0]);
  for (const node of seen) for (const next of graph[node]) if (next !== without) seen.add(next);
  return seen;
}

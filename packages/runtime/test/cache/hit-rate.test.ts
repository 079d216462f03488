import { describe, expect, it } from 'vitest';
import { AsyncLRUCache, type PolicyName } from '../../src/cache/index.js';
import { CAPACITY, trace, traceNames } from './traces.js';

const traces = new Map(traceNames.map((name) => [name, trace(name)]));

/** In per cent; of LRU exact to two digits, of the others floors. */
const expected: Record<string, Record<PolicyName, number>> = {
  T1: { lru: 25.49, sieve: 36.1, 'w-tinylfu': 36 },
  T2: { lru: 54.77, sieve: 63.5, 'w-tinylfu': 63 },
  T3: { lru: 34.85, sieve: 45.4, 'w-tinylfu': 45 },
  T4: { lru: 18.53, sieve: 27.8, 'w-tinylfu': 54 },
  T5: { lru: 86.03, sieve: 90, 'w-tinylfu': 88.4 },
};

function hitRate(policy: PolicyName, keys: Int32Array): number {
  const cache = new AsyncLRUCache<number, number>({ maxSize: CAPACITY, policy });
  for (const key of keys) if (cache.get(key) === undefined) cache.set(key, key);
  return cache.stats().hitRatio * 100;
}

describe.each(traceNames)('rule 2: on trace %s', (name) => {
  it('lru hits exactly as the reference', () => {
    expect(hitRate('lru', traces.get(name)!).toFixed(2)).toBe(expected[name].lru.toFixed(2));
  });

  it.each(['sieve', 'w-tinylfu'] as const)('%s reaches its floor', (policy) => {
    expect(hitRate(policy, traces.get(name)!)).toBeGreaterThanOrEqual(expected[name][policy]);
  });
});

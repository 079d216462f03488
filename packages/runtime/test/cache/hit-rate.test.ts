import fc from 'fast-check';
import { LRUCache } from 'lru-cache';
import { describe, expect, it } from 'vitest';
import { AsyncLRUCache, type CacheOptions, type PolicyName } from '../../src/cache/index.js';
import { ReferenceSieve } from './reference-sieve.js';
import { CAPACITY, trace, traceNames } from './traces.js';

const traces = new Map([...traceNames, 'recency'].map((name) => [name, trace(name)]));

/** In per cent; of LRU exact to two digits, of the others floors. */
const expected: Record<string, Record<PolicyName, number>> = {
  T1: { lru: 25.49, sieve: 36.1, 'w-tinylfu': 36 },
  T2: { lru: 54.77, sieve: 63.5, 'w-tinylfu': 63 },
  T3: { lru: 34.85, sieve: 45.4, 'w-tinylfu': 45 },
  T4: { lru: 18.53, sieve: 27.8, 'w-tinylfu': 54 },
  T5: { lru: 86.03, sieve: 90, 'w-tinylfu': 88.4 },
};

/** How far from the most hits of all a policy may stay, in points. */
const CLOSE = 0.5;

const measured = new Map<string, number>();

/** In per cent. A rate is measured once. */
function hitRate(name: string, options: Partial<CacheOptions<number, number>>): number {
  const which = `${name} ${JSON.stringify(options)}`;
  const known = measured.get(which);
  if (known !== undefined) return known;
  const cache = new AsyncLRUCache<number, number>({ maxSize: CAPACITY, ...options });
  for (const key of traces.get(name)!) if (cache.get(key) === undefined) cache.set(key, key);
  const rate = cache.stats().hitRatio * 100;
  measured.set(which, rate);
  return rate;
}

describe.each(traceNames)('rule 2: on trace %s', (name) => {
  it('lru hits exactly as the reference', () => {
    expect(hitRate(name, { policy: 'lru' }).toFixed(2)).toBe(expected[name].lru.toFixed(2));
  });

  it.each(['lru', 'sieve'] as const)('%s hits where its reference does, access by access', (policy) => {
    const cache = new AsyncLRUCache<number, number>({ maxSize: CAPACITY, policy });
    const sieve = new ReferenceSieve(CAPACITY);
    const lru = new LRUCache<number, number>({ max: CAPACITY });
    const isReferenceHit = policy === 'sieve' ? (key: number) => sieve.access(key) : (key: number) => lru.get(key) !== undefined || !lru.set(key, key);
    let differences = 0;
    for (const key of traces.get(name)!) {
      const isHit = cache.get(key) !== undefined;
      if (!isHit) cache.set(key, key);
      if (isHit !== isReferenceHit(key)) differences++;
    }
    expect(differences).toBe(0);
  });

  it.each(['sieve', 'w-tinylfu'] as const)('%s reaches its floor, and hits more often than lru', (policy) => {
    expect(hitRate(name, { policy })).toBeGreaterThanOrEqual(expected[name][policy]);
    expect(hitRate(name, { policy })).toBeGreaterThan(hitRate(name, { policy: 'lru' }));
  });

  it.each([false, true])('w-tinylfu stays close to the most hits of all, with an adaptive window: %j', (adaptiveWindow) => {
    const others = (['lru', 'sieve', 'w-tinylfu'] as const).map((policy) => hitRate(name, { policy }));
    expect(hitRate(name, { policy: 'w-tinylfu', adaptiveWindow })).toBeGreaterThanOrEqual(Math.max(...others) - CLOSE);
  });
});

describe('on a trace of recent keys', () => {
  it('an adaptive window hits twice as often as a fixed one, and than sieve; lru most often', () => {
    const adaptive = hitRate('recency', { policy: 'w-tinylfu', adaptiveWindow: true });
    expect(adaptive).toBeGreaterThan(2 * hitRate('recency', { policy: 'w-tinylfu' }));
    expect(adaptive).toBeGreaterThan(hitRate('recency', { policy: 'sieve' }));
    expect(adaptive).toBeLessThan(hitRate('recency', { policy: 'lru' }));
  });
});

describe('rule 2: sieve', () => {
  it('keeps what its reference keeps, with deletions', () => {
    const steps = fc.array(fc.record({ isDeleted: fc.boolean(), key: fc.nat(12) }), { maxLength: 300 });
    fc.assert(
      fc.property(steps, (sequence) => {
        const cache = new AsyncLRUCache<number, number>({ maxSize: 5, policy: 'sieve' });
        const reference = new ReferenceSieve(5);
        for (const { isDeleted, key } of sequence) {
          if (isDeleted) {
            cache.delete(key);
            reference.delete(key);
            continue;
          }
          const isHit = cache.get(key) !== undefined;
          if (!isHit) cache.set(key, key);
          expect(isHit).toBe(reference.access(key));
        }
      }),
      { seed: 42 },
    );
  });
});

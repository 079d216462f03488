import { TTLCache } from '@isaacs/ttlcache';
import { createCache } from 'async-cache-dedupe';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { LRUCache } from 'lru-cache';
import { createLRU } from 'lru.min';
import { LRUMap } from 'mnemonist';
import QuickLRU from 'quick-lru';
import { lru } from 'tiny-lru';
import { AsyncLRUCache, type PolicyName } from '../src/cache/index.js';
import { fresh } from './fresh.js';
import type { Contestant, Loop, Suite } from './suite.js';

interface Product {
  readonly id: number;
}

interface Cache {
  get(key: string): Product | undefined;
  set(key: string, value: Product): unknown;
}

type Makers = Readonly<Record<string, (size: number) => Cache>>;
type MakeLoop = (cache: Cache, keys: readonly string[], products: readonly Product[], picks: Uint32Array) => Loop;

const OURS = '@perf-analyze/runtime';
const SIZES = [10_000, 100_000];
const PICKS = 2 ** 18;

const libraries: Makers = {
  'lru-cache': (max) => new LRUCache<string, Product>({ max }),
  'lru.min': (max) => createLRU<string, Product>({ max }),
  'mnemonist LRUMap': (max) => new LRUMap<string, Product>(max),
  'quick-lru': (maxSize) => new QuickLRU<string, Product>({ maxSize }),
  'tiny-lru': (max) => lru<Product>(max),
};

const librariesWithTtl: Makers = {
  'lru-cache': (max) => new LRUCache<string, Product>({ max, ttl: 3_600_000 }),
  'lru-cache, ttlResolution 0': (max) => new LRUCache<string, Product>({ max, ttl: 3_600_000, ttlResolution: 0 }),
  '@isaacs/ttlcache': (max) => new TTLCache<string, Product>({ max, ttl: 3_600_000 }),
};

const operations: Readonly<Record<string, { readonly reach: number; readonly makeLoop: MakeLoop }>> = {
  get: {
    reach: 1,
    makeLoop: (cache, keys, _products, picks) => (times) => {
      let sum = 0;
      for (let time = 0; time < times; time++) sum += cache.get(keys[picks[time & (picks.length - 1)]])!.id;
      return sum;
    },
  },
  set: {
    reach: 1,
    makeLoop: (cache, keys, products, picks) => (times) => {
      for (let time = 0; time < times; time++) {
        const pick = picks[time & (picks.length - 1)];
        cache.set(keys[pick], products[pick]);
      }
      return cache;
    },
  },
  churn: {
    reach: 2,
    makeLoop: (cache, keys, products, picks) => (times) => {
      let hits = 0;
      for (let time = 0; time < times; time++) {
        const pick = picks[time & (picks.length - 1)];
        if (cache.get(keys[pick]) === undefined) cache.set(keys[pick], products[pick]);
        else hits++;
      }
      return hits;
    },
  },
};

function contestant(make: Makers[string], operation: string, size: number): Contestant {
  return () => {
    const { reach, makeLoop } = operations[operation];
    const keys = Array.from({ length: 2 * size }, (_, id) => `user:${id}`);
    const products = keys.map((_, id) => ({ id }));
    const cache = make(size);
    for (let id = 0; id < size; id++) cache.set(keys[id], products[id]);
    return fresh(makeLoop)(cache, keys, products, picks(size * reach));
  };
}

/** Places below a limit by a linear congruential generator. */
function picks(limit: number): Uint32Array {
  let state = 7;
  return Uint32Array.from({ length: PICKS }, () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % limit);
}

/** A set that evicts takes these tens of microseconds and more: churn would run for a quarter of an hour. */
const SLOW_TO_EVICT: ReadonlySet<string> = new Set(['@isaacs/ttlcache']);

function contestants(makers: Makers, operation: string, size: number): Record<string, Contestant> {
  const able = Object.entries(makers).filter(([name]) => operation !== 'churn' || !SLOW_TO_EVICT.has(name));
  return Object.fromEntries(able.map(([name, make]) => [name, contestant(make, operation, size)]));
}

function synchronous(title: string, ours: Makers[string], others: Makers): Suite[] {
  return SIZES.flatMap((size) =>
    Object.keys(operations).map((operation) => ({
      name: `${title}: ${operation}, ${size / 1000}k`,
      cases: contestants({ [OURS]: ours, ...others }, operation, size),
      mustReach: { 'lru-cache': 1 },
      operations: 500_000,
    })),
  );
}

/** What answers by a promise, and loads what is missing. */
type Answer = (key: string) => Promise<unknown>;

const LOADED_SIZE = 1000;
const load = (key: string) => Promise.resolve({ id: key.length });

const loading: Readonly<Record<string, () => Answer>> = {
  [OURS]: () => {
    const cache = new AsyncLRUCache<string, Product>({ maxSize: LOADED_SIZE, policy: 'sieve' });
    return (key) => cache.getOrLoad(key, load);
  },
  'lru-cache': () => {
    const cache = new LRUCache<string, Product>({ max: LOADED_SIZE, fetchMethod: load });
    return (key) => cache.fetch(key);
  },
  'async-cache-dedupe': () => {
    const cache = createCache({ ttl: 3600, storage: { type: 'memory', options: { size: LOADED_SIZE } } }).define('product', load);
    return (key) => cache.product(key);
  },
  bentocache: () => {
    const memory = bentostore().useL1Layer(memoryDriver({ maxItems: LOADED_SIZE, serialize: false }));
    const cache = new BentoCache({ default: 'memory', stores: { memory } });
    return (key) => cache.getOrSet({ key, factory: () => load(key) });
  },
};

const AWAITED_GET = 'async (key) => cache.get(key)';

function awaitedGet(): Answer {
  const cache = new AsyncLRUCache<string, Product>({ maxSize: LOADED_SIZE, policy: 'sieve' });
  for (const key of loadedKeys) cache.set(key, { id: key.length });
  return async (key) => cache.get(key) ?? (await Promise.reject(new Error(`${key} is missing.`)));
}

const loadedKeys = Array.from({ length: LOADED_SIZE }, (_, id) => `user:${id}`);

function hitting(make: () => Answer): Contestant {
  return async () => {
    const answer = make();
    for (const key of loadedKeys) await answer(key);
    return fresh((ask: Answer, keys: readonly string[]) => async (times: number) => {
      let last: unknown;
      for (let time = 0; time < times; time++) last = await ask(keys[time % keys.length]);
      return last;
    })(answer, loadedKeys);
  };
}

function missing(make: () => Answer): Contestant {
  return () => {
    let asked = 0;
    const nextKey = () => `user:${asked++}`;
    return fresh((ask: Answer, next: () => string) => async (times: number) => {
      let last: unknown;
      for (let time = 0; time < times; time++) last = await ask(next());
      return last;
    })(make(), nextKey);
  };
}

function mapped(makers: Readonly<Record<string, () => Answer>>, contestantOf: (make: () => Answer) => Contestant): Suite['cases'] {
  return Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, contestantOf(make)]));
}

const loads: Suite[] = [
  {
    name: 'getOrLoad, hit',
    cases: mapped({ ...loading, [AWAITED_GET]: awaitedGet }, hitting),
    mustReach: { 'lru-cache': 1, 'async-cache-dedupe': 1, bentocache: 1, [AWAITED_GET]: 1 / 1.2 },
    operations: 100_000,
  },
  {
    name: 'getOrLoad, miss',
    cases: mapped(loading, missing),
    mustReach: { 'lru-cache': 1, 'async-cache-dedupe': 1, bentocache: 1 },
    operations: 50_000,
  },
];

function ours(policy: PolicyName, times: { ttl?: number; ttlResolution?: number } = {}): Makers[string] {
  return (maxSize) => new AsyncLRUCache<string, Product>({ maxSize, policy, ...times });
}

export const suites: Suite[] = [
  ...synchronous('sieve', ours('sieve'), libraries),
  ...synchronous('lru', ours('lru'), libraries),
  ...synchronous('sieve with TTL', ours('sieve', { ttl: 3_600_000 }), librariesWithTtl),
  ...synchronous('sieve with TTL to the millisecond', ours('sieve', { ttl: 3_600_000, ttlResolution: 1 }), librariesWithTtl),
  ...loads,
];

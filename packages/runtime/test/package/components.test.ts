import { expect, it } from 'vitest';
import { AsyncLRUCache, AsyncRateLimiter, Bulkhead, CircuitBreaker, KeyedRateLimiter, PerformanceMonitor } from '../../src/index.js';

/** Each component with a name, and what shows that it still works. */
const components = {
  AsyncLRUCache: () => {
    const cache = new AsyncLRUCache({ name: 'shelf', maxSize: 1 });
    cache.set('pear', 1);
    return { component: cache, works: () => cache.get('pear') === 1 };
  },
  AsyncRateLimiter: () => {
    const limiter = new AsyncRateLimiter({ name: 'shelf', rate: 1, per: '1s' });
    return { component: limiter, works: () => limiter.tryAcquire().ok };
  },
  KeyedRateLimiter: () => {
    const limiter = new KeyedRateLimiter({ name: 'shelf', rate: 1, per: '1s' });
    return { component: limiter, works: () => limiter.tryAcquire('pear').ok };
  },
  Bulkhead: () => {
    const bulkhead = new Bulkhead({ name: 'shelf', maxConcurrent: 1 });
    return { component: bulkhead, works: () => bulkhead.tryAcquire() !== undefined };
  },
  CircuitBreaker: () => {
    const breaker = new CircuitBreaker({ name: 'shelf' });
    return { component: breaker, works: () => (breaker.pass().ignore(), true) };
  },
  PerformanceMonitor: () => {
    const monitor = new PerformanceMonitor({ name: 'shelf' });
    return { component: monitor, works: () => (monitor.record('pear', 1), monitor.stats().dropped === 0) };
  },
};

it.each(Object.entries(components))('%s says its name in its stats', (_, make) => {
  const { component } = make();
  expect([component.name, component.stats()]).toMatchObject(['shelf', { name: 'shelf' }]);
});

it.each(Object.entries(components))('%s is left as it was by a `close` with a wrong option, which rejects', async (_, make) => {
  const { component, works } = make();
  const wrong = { drain: [-1, NaN, 'soon'], signal: ['now'], drian: [0] };
  for (const [option, values] of Object.entries(wrong)) {
    for (const given of values) await expect(component.close({ [option]: given })).rejects.toMatchObject({ code: 'ERR_PERF_OPTION', option, given });
  }
  expect(works()).toBe(true);
  const report = await component.close({ drain: 0 });
  await expect(component.close({ drain: -1 })).rejects.toMatchObject({ code: 'ERR_PERF_OPTION', option: 'drain' });
  expect(await component.close()).toBe(report);
});

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, describe, expect, it } from 'vitest';
import { channelName, readCatalogs } from '../../scripts/channel-page.js';
import { asyncRetry, AsyncLRUCache, AsyncRateLimiter, Bulkhead, CircuitBreaker, hedge, KeyedRateLimiter, PerformanceMonitor, withTimeout } from '../../src/index.js';
import { pipeline, timeout } from '../../src/pipeline/index.js';
import { ManualClock } from '../../src/testing/index.js';

const catalogs = await readCatalogs();
const clock = new ManualClock();
const time = { clock, scheduler: clock };
const outage = new Error('The warehouse does not answer.');
const fail = () => Promise.reject(outage);
const never = () => new Promise<never>(() => undefined);
const inTime = (milliseconds: number, act: () => void = () => {}) => new Promise<void>((resolve) => void clock.schedule(() => (act(), resolve()), milliseconds));
const ignored = (call: Promise<unknown>) => void call.catch(() => undefined);

/** Makes each utility publish all that it can. */
const acts: Readonly<Record<string, () => unknown>> = {
  async breaker() {
    const classify = (error: unknown) => {
      if (error === undefined) throw outage;
      return 'failure' as const;
    };
    const breaker = new CircuitBreaker({ failureThreshold: 1, timeout: '1s', classify, ...time });
    await breaker.run(fail).catch(() => undefined);
    await breaker.run(fail).catch(() => undefined);
    await clock.advance('1s');
    await breaker.run(() => 'judged by what throws');
    breaker.force('closed');
    const healed = new CircuitBreaker({ failureThreshold: 1, timeout: '1s', ...time });
    await healed.run(fail).catch(() => undefined);
    await clock.advance('1s');
    await healed.run(() => 'fine');
  },
  async bulkhead() {
    const bulkhead = new Bulkhead({ maxConcurrent: { min: 1, max: 8, algorithm: 'aimd' }, ...time });
    for (let call = 0; call < 20; call++) await bulkhead.run(() => undefined);
    const permits = Array.from({ length: 9 }, () => bulkhead.tryAcquire());
    for (const permit of permits) permit?.release();
  },
  async cache() {
    const cache = new AsyncLRUCache({ maxSize: 1, ...time });
    cache.set('pear', 1);
    cache.set('fig', 2);
    await cache.getOrLoad('plum', fail).catch(() => undefined);
  },
  async limiter() {
    const limiter = new AsyncRateLimiter({ rate: 2, per: '1s', adaptive: true, ...time });
    await limiter.run(() => limiter.tryAcquire());
    limiter.tryAcquire();
    limiter.penalize('1s');
    limiter.observe({ status: 429, headers: {} });
  },
  async monitor() {
    const monitor = new PerformanceMonitor({ maxSeries: 1, ...time });
    monitor.measure('pear', () => undefined);
    monitor.record('pear', -1);
    monitor.record('fig', 1);
    monitor.logEvery('1s', undefined, () => {
      throw outage;
    });
    await clock.advance('1s');
    await monitor.close();
  },
  async pipeline() {
    await pipeline(timeout('1s', time)).run(() => undefined);
  },
  async retry() {
    ignored(asyncRetry.with({ attempts: 2, initial: 1, jitter: 'none', attemptTimeout: 10, ...time }).run(() => inTime(20, () => {}).then(fail)));
    ignored(hedge.with({ delay: 1, ...time }).run(never));
    await clock.advance(100);
  },
  async timeout() {
    ignored(withTimeout(() => inTime(20), 10, time));
    await clock.advance(100);
  },
};

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

function heardOn(channel: string): object[] {
  const heard: object[] = [];
  const listen = (message: unknown) => void heard.push({ ...(message as object) });
  subscribe(channel, listen);
  stops.push(() => unsubscribe(channel, listen));
  return heard;
}

describe.each(catalogs)('messages of /$utility', ({ utility, events }) => {
  it('are published, with the fields of the catalog', async () => {
    const heard = Object.entries(events).map(([event, { isTraced }]) => [event, heardOn(isTraced ? `tracing:${channelName(utility, event)}:start` : channelName(utility, event))] as const);
    await acts[utility]();
    for (const [event, messages] of heard) {
      expect([event, messages.length > 0]).toEqual([event, true]);
      const fields = Object.entries(events[event].message);
      for (const message of messages) {
        expect(Object.keys(message)).toEqual(fields.map(([field]) => field));
        for (const [field, type] of fields) if (type !== 'unknown') expect(typeof message[field as never]).toBe(type);
      }
    }
  });
});

/** A call through each object that runs work, with the name that its message says. */
const runs: Readonly<Record<string, (work: () => Promise<string>) => Promise<unknown>>> = {
  'breaker:run': (work) => new CircuitBreaker({ name: 'pear' }).run(work),
  'bulkhead:run': (work) => new Bulkhead({ name: 'pear', maxConcurrent: 1 }).run(work),
  'limiter:run': (work) => new AsyncRateLimiter({ name: 'pear', rate: 1, per: 1 }).run(work),
  'pipeline:run': (work) => pipeline({ name: 'pear' }, timeout('1s')).run(work),
  'retry:run': (work) => asyncRetry(work, { name: 'pear', attempts: 1 }),
  'retry:hedge': (work) => hedge(work, { name: 'pear', delay: '1s', max: 1 }),
  'timeout:run': (work) => withTimeout(work, '1s', { name: 'pear' }),
};

describe('tracing channels', () => {
  it('are those of the catalogs', () => {
    const traced = catalogs.flatMap(({ utility, events }) => Object.entries(events).flatMap(([event, { isTraced }]) => (isTraced ? `${utility}:${event}` : [])));
    expect(Object.keys(runs).sort()).toEqual(traced.sort());
  });

  it.each([...Object.entries(runs), ['limiter:run', (work: () => Promise<string>) => new KeyedRateLimiter({ name: 'pear', rate: 1, per: 1 }).run('key', work)] as const])('%s tells of a call and its end', async (channel, run) => {
    const [starts, ends, errors] = ['start', 'asyncEnd', 'error'].map((stage) => heardOn(`tracing:perf-analyze:${channel}:${stage}`));
    expect(await run(() => Promise.resolve('delivered'))).toBe('delivered');
    const utility = channel === 'retry:hedge' ? 'hedge' : channel.replace(/:.*/, '');
    const message = { [utility === 'timeout' ? 'name' : utility]: 'pear' };
    expect([starts, ends, errors]).toEqual([[message], [{ ...message, result: 'delivered' }], []]);
    await expect(run(fail)).rejects.toBeDefined();
    expect(errors).toHaveLength(1);
  });
});

it('an unknown key without a place is refused within its trace', async () => {
  const errors = heardOn('tracing:perf-analyze:limiter:run:error');
  const limiter = new KeyedRateLimiter({ rate: 1, per: '1s', maxKeys: 1, onKeyOverflow: 'deny', ...time });
  limiter.tryAcquire('pear');
  await expect(limiter.run('fig', () => 1)).rejects.toMatchObject({ code: 'ERR_PERF_RATE_LIMITED' });
  expect(errors).toMatchObject([{ limiter: 'limiter', error: { code: 'ERR_PERF_RATE_LIMITED' } }]);
});

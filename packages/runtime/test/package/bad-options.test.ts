import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  asyncRetry,
  AsyncLRUCache,
  AsyncRateLimiter,
  batcher,
  bufferOrStream,
  Bulkhead,
  CircuitBreaker,
  Deadline,
  hedge,
  KeyedRateLimiter,
  mapConcurrent,
  OptionError,
  PerformanceMonitor,
  pipeline,
  prometheus,
  RetryBudget,
  sleep,
  streamRows,
  timeout,
  withTimeout,
} from '../../src/index.js';
import { attemptTimeout } from '../../src/pipeline/index.js';

type Options = Readonly<Record<string, unknown>>;

const work = () => 1;
const limiter = new AsyncRateLimiter({ rate: 1_000, per: '1h' });
const keyed = new KeyedRateLimiter({ rate: 1_000, per: '1h' });
const bulkhead = new Bulkhead({ maxConcurrent: 1 });
const breaker = new CircuitBreaker();
const cache = new AsyncLRUCache({ maxSize: 1 });

/** Whatever promises something and takes options for that, with those that it cannot do without. */
const calls: Readonly<Record<string, readonly [call: (options: never) => Promise<unknown>, needed?: Options]>> = {
  'AsyncRateLimiter.run': [(options) => limiter.run(work, options)],
  'AsyncRateLimiter.acquire': [(options) => limiter.acquire(1, options)],
  'KeyedRateLimiter.run': [(options) => keyed.run('pear', work, options)],
  'KeyedRateLimiter.acquire': [(options) => keyed.acquire('pear', 1, options)],
  'Bulkhead.run': [(options) => bulkhead.run(work, options)],
  'Bulkhead.acquire': [(options) => bulkhead.acquire(options).then((permit) => permit.release())],
  'CircuitBreaker.run': [(options) => breaker.run(work, options)],
  'CircuitBreaker.call': [(options) => breaker.call(work, options)],
  asyncRetry: [(options) => asyncRetry(work, options)],
  'RetryPolicy.run': [(options) => asyncRetry.with().run(work, options)],
  hedge: [(options) => hedge(work, options), { delay: 1 }],
  'HedgePolicy.run': [(options) => hedge.with({ delay: 1 }).run(work, options)],
  'AsyncLRUCache.getOrLoad': [(options) => new AsyncLRUCache({ maxSize: 1 }).getOrLoad('pear', work, options)],
  'AsyncLRUCache.refresh': [(options) => cache.refresh('pear', work, options)],
  'AsyncLRUCache.warm': [(options) => cache.warm(['pear'], work, options)],
  withTimeout: [(options) => withTimeout(work, 1, options)],
  sleep: [(options) => sleep(0, options)],
  mapConcurrent: [(options) => mapConcurrent([], work, options)],
  streamRows: [(options) => streamRows([], { writeRow() {}, end() {} }, options)],
  bufferOrStream: [(options) => bufferOrStream(Readable.from([]), options), { threshold: 1 }],
  'Pipeline.run': [(options) => pipeline(timeout(1)).run(work, options)],
  close: [(options) => new Bulkhead({ maxConcurrent: 1 }).close(options)],
};

/** Whatever takes options, with those that it cannot do without. */
const takers: Readonly<Record<string, readonly [take: (options: never) => unknown, needed?: Options]>> = {
  ...calls,
  AsyncRateLimiter: [(options) => new AsyncRateLimiter(options), { rate: 1, per: 1 }],
  KeyedRateLimiter: [(options) => new KeyedRateLimiter(options), { rate: 1, per: 1 }],
  AsyncLRUCache: [(options) => new AsyncLRUCache(options), { maxSize: 1 }],
  CircuitBreaker: [(options) => new CircuitBreaker(options)],
  'asyncRetry.with': [(options) => asyncRetry.with(options)],
  'hedge.with': [(options) => hedge.with(options), { delay: 1 }],
  RetryBudget: [(options) => new RetryBudget(options)],
  PerformanceMonitor: [(options) => new PerformanceMonitor(options)],
  'Deadline.after': [(options) => Deadline.after(1, options)],
  batcher: [(options) => batcher(options), { load: () => [] }],
  Bulkhead: [(options) => new Bulkhead(options), { maxConcurrent: 1 }],
  pipeline: [(options) => pipeline(options, timeout(1))],
  timeout: [(options) => timeout(1, options)],
  attemptTimeout: [(options) => attemptTimeout(1, options)],
  prometheus: [(options) => prometheus(new PerformanceMonitor(), options), { prefix: 'shop' }],
};

const NO_OPTIONS = [null, 1, 'soon', []];

/** Below the range of every number and duration, and nothing else that an option may be. */
const UNFIT = -0.5;

async function errorOf([take, needed]: (typeof takers)[string], changes: Options): Promise<unknown> {
  try {
    await take({ ...needed, ...changes } as never);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe.each(Object.entries(takers))('%s', (_, taker) => {
  it('takes what it needs', async () => {
    expect(await errorOf(taker, {})).toBeUndefined();
  });

  it('refuses every option that does not fit, and says which, what was expected, and what was given', async () => {
    const unknown = await errorOf(taker, { noSuchOption: 1 });
    expect(unknown).toMatchObject({ code: 'ERR_PERF_OPTION', option: 'noSuchOption', given: 1 });
    const names = (unknown as OptionError).expected.replace('one of ', '').split(', ');
    for (const name of names) {
      const error = await errorOf(taker, { [name]: UNFIT });
      expect.soft(error, name).toBeInstanceOf(OptionError);
      const { option, expected, given, message } = error as OptionError;
      expect.soft({ option, given }).toEqual({ option: name, given: UNFIT });
      expect.soft(message).toContain(`\`${option}\` must be ${expected}`);
      expect.soft(message).toContain(`got \`${UNFIT}\``);
    }
  });
});

it.each(Object.entries(calls))('%s rejects what is no options, and throws nothing', async (_, [call]) => {
  for (const given of NO_OPTIONS) {
    const promise = call(given as never);
    await expect(promise).rejects.toMatchObject({ code: 'ERR_PERF_OPTION', option: 'options', given });
  }
});

it.each(Object.entries(takers))('%s refuses what is no options', async (_, [take]) => {
  for (const given of NO_OPTIONS) expect(await errorOf([() => take(given as never)], {})).toMatchObject({ code: 'ERR_PERF_OPTION', given });
});

it('everything that takes options, and lives, is among those that are asked', async () => {
  const api = await import('../../src/index.js');
  const classes = Object.entries(api).filter(([, value]) => typeof value === 'function' && /^class /.test(String(value)) && 'stats' in (value.prototype as object));
  expect(Object.keys(takers)).toEqual(expect.arrayContaining(classes.map(([name]) => name)));
});

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

/** Whatever takes options, with those that it cannot do without. */
const takers: Readonly<Record<string, readonly [take: (options: never) => unknown, needed?: Options]>> = {
  AsyncRateLimiter: [(options) => new AsyncRateLimiter(options), { rate: 1, per: 1 }],
  KeyedRateLimiter: [(options) => new KeyedRateLimiter(options), { rate: 1, per: 1 }],
  AsyncLRUCache: [(options) => new AsyncLRUCache(options), { maxSize: 1 }],
  'AsyncLRUCache.getOrLoad': [(options) => new AsyncLRUCache({ maxSize: 1 }).getOrLoad('pear', () => 1, options)],
  CircuitBreaker: [(options) => new CircuitBreaker(options)],
  'asyncRetry.with': [(options) => asyncRetry.with(options)],
  asyncRetry: [(options) => asyncRetry(() => 1, options)],
  'hedge.with': [(options) => hedge.with(options), { delay: 1 }],
  RetryBudget: [(options) => new RetryBudget(options)],
  PerformanceMonitor: [(options) => new PerformanceMonitor(options)],
  withTimeout: [(options) => withTimeout(() => 1, 1, options)],
  sleep: [(options) => sleep(0, options)],
  'Deadline.after': [(options) => Deadline.after(1, options)],
  mapConcurrent: [(options) => mapConcurrent([], () => 1, options)],
  batcher: [(options) => batcher(options), { load: () => [] }],
  streamRows: [(options) => streamRows([], { writeRow() {}, end() {} }, options)],
  bufferOrStream: [(options) => bufferOrStream(Readable.from([]), options), { threshold: 1 }],
  Bulkhead: [(options) => new Bulkhead(options), { maxConcurrent: 1 }],
  pipeline: [(options) => pipeline(options, timeout(1))],
  'Pipeline.run': [(options) => pipeline(timeout(1)).run(() => 1, options)],
  timeout: [(options) => timeout(1, options)],
  attemptTimeout: [(options) => attemptTimeout(1, options)],
  prometheus: [(options) => prometheus(new PerformanceMonitor(), options), { prefix: 'shop' }],
  close: [(options) => new Bulkhead({ maxConcurrent: 1 }).close(options)],
};

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

it('everything that takes options, and lives, is among those that are asked', async () => {
  const api = await import('../../src/index.js');
  const classes = Object.entries(api).filter(([, value]) => typeof value === 'function' && /^class /.test(String(value)) && 'stats' in (value.prototype as object));
  expect(Object.keys(takers)).toEqual(expect.arrayContaining(classes.map(([name]) => name)));
});

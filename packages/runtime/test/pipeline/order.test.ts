import { describe, expect, it } from 'vitest';
import { attemptTimeout, breaker, bulkhead, cached, fallback, hedged, type Layer, limit, monitor, OptionError, pipeline, retry, timeout } from '../../src/pipeline/index.js';
import { PerformanceMonitor } from '../../src/monitor/index.js';
import { stage } from './stage.js';

function layers(): Record<string, Layer> {
  const { cache, breaker: circuit, bulkhead: hold, limiter, retries, hedges, time } = stage();
  return {
    monitor: monitor(new PerformanceMonitor(), 'search'),
    fallback: fallback(() => 'nothing'),
    cached: cached(cache, () => 'pear'),
    timeout: timeout('5s', time),
    retry: retry(retries()),
    hedged: hedged(hedges()),
    limit: limit(limiter()),
    breaker: breaker(circuit()),
    bulkhead: bulkhead(hold()),
    attemptTimeout: attemptTimeout('1s', time),
  };
}

const SAFE = ['monitor', 'fallback', 'cached', 'timeout', 'retry', 'hedged', 'limit', 'breaker', 'bulkhead', 'attemptTimeout'];

function inOrder(...kinds: string[]): Layer[] {
  const all = layers();
  return kinds.map((kind) => all[kind]);
}

describe('the order of layers', () => {
  it('rule 1: is documented as safe when it is that of the list', () => {
    const safe = pipeline(...inOrder(...SAFE));
    expect(safe.order).toEqual(SAFE);
    expect(safe.warnings).toEqual([]);
    expect(() => pipeline({ strict: true }, ...inOrder(...SAFE))).not.toThrow();
  });

  it.each([
    [['breaker', 'retry', 'attemptTimeout'], '`breaker` outside `retry` sees final outcomes only.'],
    [['limit', 'retry', 'attemptTimeout'], '`limit` outside `retry` is bypassed by retries.'],
    [['limit', 'hedged'], '`limit` outside `hedged` is bypassed by extra attempts.'],
    [['retry', 'cached', 'attemptTimeout'], '`retry` outside `cached` asks the cache again at each attempt.'],
    [['hedged', 'cached'], '`hedged` outside `cached` waits twice for one load.'],
    [['timeout', 'retry'], '`retry` without `attemptTimeout` inside it spends all its time on one attempt that hangs.'],
  ])('rule 2: a warning names what is doubtful about %j, and `strict` throws it', (kinds, warning) => {
    expect(pipeline(...inOrder(...kinds)).warnings).toEqual([warning]);
    expect(() => pipeline({ strict: true }, ...inOrder(...kinds))).toThrow(new OptionError('layers', 'in a safe order', kinds, warning));
  });

  it.each([
    [['retry', 'attemptTimeout'], '`retry` may do work twice that is not idempotent.'],
    [['hedged'], '`hedged` may do work twice that is not idempotent.'],
  ])('rule 2: a warning names %j around work that is not idempotent', (kinds, warning) => {
    expect(pipeline({ isIdempotent: false }, ...inOrder(...kinds)).warnings).toEqual([warning]);
    expect(pipeline(...inOrder(...kinds)).warnings).toEqual([]);
  });

  it('rule 2: a time-out inside `retry` is one for each attempt', () => {
    expect(pipeline(...inOrder('retry', 'timeout')).warnings).toEqual([]);
  });

  it('rule 2: names all that is doubtful', () => {
    expect(pipeline(...inOrder('limit', 'breaker', 'retry')).warnings).toHaveLength(3);
  });
});

describe('what cannot be meant', () => {
  it.each([
    ['an empty pipeline', () => pipeline(), '`layers` must be one layer at least; got an array.'],
    ['options alone', () => pipeline({ strict: true }), '`layers` must be one layer at least; got an array.'],
    ['two caches', () => pipeline(...inOrder('cached', 'cached')), '`layers` must be with one `cached` at most; got an array.'],
    ['what is no layer', () => pipeline(...inOrder('retry'), 5 as never), '`layers` must be objects with `kind` and `around()`; got `5`.'],
    ['an unknown option', () => pipeline({ stict: true } as never, ...inOrder('limit')), 'unknown option `stict`; did you mean `strict`?'],
    ['a time of 0', () => timeout(0), "`ms` must be a duration, such as 300, '300ms', '5s', '10m' or '24h', above 0; got `0`."],
    ['a negative time of an attempt', () => attemptTimeout(-1), "`ms` must be a duration, such as 300, '300ms', '5s', '10m' or '24h', above 0; got `-1`."],
    ['an unknown option of a time-out', () => timeout(5, { nam: 'search' } as never), 'unknown option `nam`; did you mean `name`?'],
  ])('%s is refused', (_, build, message) => {
    expect(build).toThrow(OptionError);
    expect(build).toThrow(message);
  });

  it.each([
    [{ signl: undefined }, 'unknown option `signl`; did you mean `signal`?'],
    [{ args: 'pear' }, '`args` must be an array; got `\'pear\'`.'],
    [{ tags: 5 }, '`tags` must be an array; got `5`.'],
    [{ deadline: 5 }, '`deadline` must be a deadline with remainingMs(); got `5`.'],
    [{ isIdempotent: 'no' }, '`isIdempotent` must be `true` or `false`; got `\'no\'`.'],
  ])('a call with %j is refused', async (options, message) => {
    await expect(pipeline(...inOrder('limit')).run(() => 1, options as never)).rejects.toThrow(message);
  });
});

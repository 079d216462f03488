import { describe, expect, expectTypeOf, it } from 'vitest';
import { OptionError } from '../../src/base/errors/option-error.js';
import { checkOptions, group } from '../../src/base/options/check-options.js';
import { refuseTogether, requireTogether } from '../../src/base/options/contradictions.js';
import { boolean, callback, duration, either, integer, number, oneOf, optional, text, withDefault } from '../../src/base/options/kinds.js';
import { backoff } from '../../src/base/time/backoff.js';
import { runtimeSchema } from '../../src/base/time/runtime.js';

const schema = {
  rate: integer(1, 100_000),
  per: withDefault(duration(1), 1_000),
  order: withDefault(oneOf('first', 'last'), 'first'),
  ratio: optional(number(0, 1)),
  name: optional(text()),
  enabled: withDefault(boolean(), true),
  onFull: optional(callback<() => void>()),
  limit: optional(either(integer(1, 5), oneOf('adaptive'))),
  trip: optional(group({ failures: integer(1), openFor: optional(backoff()) })),
};

function refusal(given: unknown): OptionError {
  try {
    checkOptions(given, schema);
  } catch (error) {
    if (error instanceof OptionError) return error;
    throw error;
  }
  throw new Error('the options were taken');
}

describe('options', () => {
  it('are read with their defaults, durations as milliseconds', () => {
    const options = checkOptions({ rate: 10, per: '1m', ratio: 0, limit: 'adaptive', trip: { failures: 5 } }, schema);
    expect(options).toEqual({
      rate: 10,
      per: 60_000,
      order: 'first',
      ratio: 0,
      name: undefined,
      enabled: true,
      onFull: undefined,
      limit: 'adaptive',
      trip: { failures: 5, openFor: undefined },
    });
    expectTypeOf(options.per).toEqualTypeOf<number>();
    expectTypeOf(options.ratio).toEqualTypeOf<number | undefined>();
    expectTypeOf(options.order).toEqualTypeOf<'first' | 'last'>();
    expectTypeOf(options.limit).toEqualTypeOf<number | 'adaptive' | undefined>();
  });

  it('may be `undefined`, as if left out', () => {
    expect(checkOptions({ rate: 1, per: undefined }, schema).per).toBe(1_000);
  });

  it.each([
    [{ rate: -1 }, '`rate` must be an integer from 1 to 100000; got `-1`.'],
    [{}, '`rate` must be an integer from 1 to 100000; got `undefined`.'],
    [{ rate: 1.5 }, '`rate` must be an integer from 1 to 100000; got `1.5`.'],
    [{ rate: NaN }, '`rate` must be an integer from 1 to 100000; got `NaN`.'],
    [{ rate: '10' }, "`rate` must be an integer from 1 to 100000; got `'10'`."],
    [{ rate: 1, per: 0 }, "`per` must be a duration, such as 300, '300ms', '5s', '10m' or '24h', from 1; got `0`."],
    [{ rate: 1, per: Infinity }, "`per` must be a duration, such as 300, '300ms', '5s', '10m' or '24h', from 1; got `Infinity`."],
    [{ rate: 1, order: 'middle' }, "`order` must be one of 'first', 'last'; got `'middle'`."],
    [{ rate: 1, ratio: 2 }, '`ratio` must be a number from 0 to 1; got `2`.'],
    [{ rate: 1, name: '' }, "`name` must be text that is not empty; got `''`."],
    [{ rate: 1, enabled: null }, '`enabled` must be `true` or `false`; got `null`.'],
    [{ rate: 1, onFull: [] }, '`onFull` must be a function; got an array.'],
    [{ rate: 1, limit: 6 }, "`limit` must be an integer from 1 to 5 or one of 'adaptive'; got `6`."],
    [{ rate: 1, trip: 5 }, '`trip` must be an object; got `5`.'],
    [{ rate: 1, trip: {} }, '`trip.failures` must be an integer from 1; got `undefined`.'],
    [{ rate: 1, trip: { failures: 1, openFor: { initial: '2s', max: '1s' } } }, '`trip.openFor.initial` must be at most `trip.openFor.max` (1000 ms); got `2000`.'],
    [{ raet: 1 }, 'unknown option `raet`; did you mean `rate`?'],
    [{ on_full: 1 }, 'unknown option `on_full`; did you mean `onFull`?'],
    [{ rate: 1, trip: { failure: 1 } }, 'unknown option `trip.failure`; did you mean `trip.failures`?'],
    [{ colour: 1 }, 'unknown option `colour`; the options are rate, per, order, ratio, name, enabled, onFull, limit, trip.'],
    [{ toString: 1 }, 'unknown option `toString`; the options are rate, per, order, ratio, name, enabled, onFull, limit, trip.'],
    [{ ab: 1 }, 'unknown option `ab`; the options are rate, per, order, ratio, name, enabled, onFull, limit, trip.'],
    [7, '`options` must be an object; got `7`.'],
    [[], '`options` must be an object; got an array.'],
    [null, '`options` must be an object; got `null`.'],
    [{ rate: 1, trip: [] }, '`trip` must be an object; got an array.'],
  ])('%j is refused', (given, message) => {
    expect(refusal(given).message).toBe(message);
  });

  it('are refused with option, expectation and value', () => {
    const error = refusal({ rate: -1 });
    expect(error).toMatchObject({ name: 'OptionError', code: 'ERR_PERF_OPTION', isRetryable: false, option: 'rate', expected: 'an integer from 1 to 100000', given: -1 });
  });

  it('that contradict each other are both named', () => {
    const given = { trip: 1, failureThreshold: 2, pause: 3, batchSize: undefined };
    expect(() => refuseTogether(given, 'trip', 'failureThreshold')).toThrow('`trip` and `failureThreshold` contradict each other; give only one of them.');
    expect(() => refuseTogether(given, 'trip', 'batchSize')).not.toThrow();
    expect(() => requireTogether(given, 'pause', 'batchSize')).toThrow('`pause` needs `batchSize`; give both or neither.');
    expect(() => requireTogether(given, 'pause', 'trip')).not.toThrow();
  });

  it('inject clock, scheduler and chance', () => {
    const random = { next: () => 0.5 };
    expect(checkOptions({ random }, runtimeSchema).random).toBe(random);
    expect(() => checkOptions({ clock: {} }, runtimeSchema)).toThrow('`clock` must be a clock with now(), wallNow(); got an object.');
  });
});

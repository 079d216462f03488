import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Duration, parseDuration, toMilliseconds } from '../../src/base/time/duration.js';

describe('Duration', () => {
  it.each([
    [300, 300],
    [Infinity, Infinity],
    ['300ms', 300],
    ['1.5s', 1_500],
    ['10m', 600_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['-1h', -3_600_000],
  ])('reads %j as %d ms', (given, expected) => {
    expect(parseDuration(given)).toBe(expected);
  });

  it.each([NaN, '', '5', '5 s', 's', '5S', '1e3s', '5s5s', null, undefined, {}, true])('takes %j for none', (given) => {
    expect(parseDuration(given)).toBeUndefined();
  });

  it('is typed with its units', () => {
    expectTypeOf<'5s'>().toExtend<Duration>();
    expectTypeOf<'5'>().not.toExtend<Duration>();
    expectTypeOf<'5 weeks'>().not.toExtend<Duration>();
  });

  it('is refused by the name of the argument', () => {
    expect(() => toMilliseconds('soon' as Duration, 'delay')).toThrow("`delay` must be a duration, such as 300, '300ms', '5s', '10m' or '24h', from 0; got `'soon'`.");
    expect(() => toMilliseconds(-1, 'delay')).toThrow('got `-1`.');
  });
});

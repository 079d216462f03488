import { describe, expect, test } from 'vitest';
import type { ArgumentShape } from '../arguments.js';
import { isSeldom } from './period.js';

function seldom(value: string | number | null, form: 'cron' | 'milliseconds'): boolean {
  return isSeldom([{ kind: 'literal', value }], { argument: 0, form });
}

describe('isSeldom', () => {
  test.each(['0 4 * * *', '*/2 * * * *', '0,30 * * * *', '15 0 4 * * *', '0-29 * * * *', '1-59/2 * * * *', '5/20 * * * *', '@hourly', '@daily', ' 5  * * * * '])('%s runs less often than once a minute', (pattern) => {
    expect(seldom(pattern, 'cron')).toBe(true);
  });

  test.each(['* * * * *', '*/1 * * * *', '*/10 * * * * *', '* 0 4 * * *', '0 * * * * *', '', 'every second', '@reboot', '0-59/1 * * * *', '0-58 * * * *', '*,0 * * * *', '5/0 * * * *', '61 * * * *', '10-5 * * * *', '1,,2 * * * *'])('of %j that is not known', (pattern) => {
    expect(seldom(pattern, 'cron')).toBe(false);
  });

  test.each([[60_001, true], [60_000, false], [0, false], [null, false]])('an interval of %j ms: %j', (milliseconds, expected) => {
    expect(seldom(milliseconds, 'milliseconds')).toBe(expected);
  });

  test.each([['CronExpression.EVERY_DAY_AT_MIDNIGHT', true], ['schedule.CronExpression.EVERY_5_MINUTES', true], ['CronExpression.EVERY_MINUTE', false], ['CronExpression.EVERY_10_SECONDS', false], ['Times.EVERY_DAY', false]])('%s: %j', (path, expected) => {
    expect(isSeldom([{ kind: 'unknown', path }], { argument: 0, form: 'cron' })).toBe(expected);
  });

  test('a property of an object argument says it too', () => {
    const options: ArgumentShape = { kind: 'object', options: { cronTime: { kind: 'literal', value: '0 4 * * *' } }, open: false };
    expect(isSeldom([options], { argument: 0, property: 'cronTime', form: 'cron' })).toBe(true);
    expect(isSeldom([options], { argument: 0, property: 'onTick', form: 'cron' })).toBe(false);
    expect(isSeldom([], { argument: 0, form: 'cron' })).toBe(false);
  });
});

import { expect, it } from 'vitest';
import { CircuitBreaker, type BreakerOptions } from '../../src/breaker/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { fail } from './circuit.js';

const DURATION = "a duration, such as 300, '300ms', '5s', '10m' or '24h',";

const refused: [options: object, message: string][] = [
  [{ trip: 'count' }, "`trip` must be an object with `mode`; got `'count'`."],
  [{ trip: { mode: 'counts' } }, "`trip.mode` must be one of 'consecutive', 'count', 'time'; got `'counts'`."],
  [{ trip: { mode: 'consecutive' } }, '`trip.failures` must be an integer from 1; got `undefined`.'],
  [{ trip: { mode: 'consecutive', failures: 1.5 } }, '`trip.failures` must be an integer from 1; got `1.5`.'],
  [{ trip: { mode: 'consecutive', failures: 1, size: 5 } }, 'unknown option `trip.size`; the options are mode, failures.'],
  [{ trip: { mode: 'count', size: 0 } }, '`trip.size` must be an integer from 1 to 100000; got `0`.'],
  [{ trip: { mode: 'count', size: 100_001 } }, '`trip.size` must be an integer from 1 to 100000; got `100001`.'],
  [{ trip: { mode: 'count', size: '1s' } }, "`trip.size` must be an integer from 1 to 100000; got `'1s'`."],
  [{ trip: { mode: 'count', size: 10, minimumCalls: 11 } }, '`trip.minimumCalls` must be at most `trip.size` (10); got `11`.'],
  [{ trip: { mode: 'count', size: 10, minimumCalls: 0 } }, '`trip.minimumCalls` must be an integer from 1; got `0`.'],
  [{ trip: { mode: 'time', size: 9 } }, `\`trip.size\` must be ${DURATION} from 10; got \`9\`.`],
  [{ trip: { mode: 'time', size: '1s', failureRate: 0 } }, '`trip.failureRate` must be a number from 0.001 to 1; got `0`.'],
  [{ trip: { mode: 'time', size: '1s', failureRate: Number.NaN } }, '`trip.failureRate` must be a number from 0.001 to 1; got `NaN`.'],
  [{ trip: { mode: 'time', size: '1s', failurerate: 1 } }, 'unknown option `trip.failurerate`; did you mean `trip.failureRate`?'],
  [{ trip: { mode: 'time', size: '1s', slow: { over: '1s' } } }, '`trip.slow.rate` must be a number from 0.001 to 1; got `undefined`.'],
  [{ trip: { mode: 'time', size: '1s', slow: { over: -1, rate: 1 } } }, `\`trip.slow.over\` must be ${DURATION} from 0; got \`-1\`.`],
  [{ openFor: '1 minute' }, `\`openFor\` must be ${DURATION} from 0 or an object with \`initial\`; got \`'1 minute'\`.`],
  [{ openFor: { initial: '2m', max: '1m' } }, '`openFor.initial` must be at most `openFor.max` (60000 ms); got `120000`.'],
  [{ halfOpen: { permits: 0 } }, '`halfOpen.permits` must be an integer from 1 to 1000; got `0`.'],
  [{ halfOpen: { successRate: 1.1 } }, '`halfOpen.successRate` must be a number from 0 to 1; got `1.1`.'],
  [{ halfOpen: { maxWait: 0 } }, `\`halfOpen.maxWait\` must be ${DURATION} from 1; got \`0\`.`],
  [{ halfOpen: 1 }, '`halfOpen` must be an object; got `1`.'],
  [{ classify: 'failure' }, "`classify` must be a function; got `'failure'`."],
  [{ expectedException: [] }, '`expectedException` must be a class of errors, or an array of at least one; got an array.'],
  [{ expectedException: [TypeError, 'RangeError'] }, '`expectedException` must be a class of errors, or an array of at least one; got an array.'],
  [{ failureThreshold: 0 }, '`failureThreshold` must be an integer from 1; got `0`.'],
  [{ failureTreshold: 5 }, 'unknown option `failureTreshold`; did you mean `failureThreshold`?'],
  [{ name: '' }, "`name` must be text that is not empty; got `''`."],
  [{ enabled: 'no' }, "`enabled` must be `true` or `false`; got `'no'`."],
  [{ captureStack: 1 }, '`captureStack` must be `true` or `false`; got `1`.'],
  [{ clock: {} }, '`clock` must be a clock with now(), wallNow(); got an object.'],
];

it.each(refused)('bad input: %o', (options, message) => {
  expect(() => new CircuitBreaker(options as BreakerOptions)).toThrow(expect.objectContaining({ code: 'ERR_PERF_OPTION', message }) as Error);
});

const contradictions: [one: string, other: string, options: BreakerOptions][] = [
  ['trip', 'failureThreshold', { trip: { mode: 'consecutive', failures: 1 }, failureThreshold: 1 }],
  ['openFor', 'timeout', { openFor: '1s', timeout: '1s' }],
  ['openFor', 'recoveryTimeout', { openFor: '1s', recoveryTimeout: '1s' }],
  ['timeout', 'recoveryTimeout', { timeout: '1s', recoveryTimeout: '1s' }],
];

it.each(contradictions)('bad input: `%s` and `%s` contradict each other', (one, other, options) => {
  expect(() => new CircuitBreaker(options)).toThrow(`\`${one}\` and \`${other}\` contradict each other; give only one of them.`);
});

it('without options opens at five failures in a row, for a minute', async () => {
  const breaker = new CircuitBreaker({ clock: new ManualClock() });
  await fail(breaker, 4);
  expect(breaker.state).toBe('closed');
  await fail(breaker);
  expect(breaker.stats()).toMatchObject({ name: 'breaker', state: 'open', retryAfterMs: 60_000 });
});

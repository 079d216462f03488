import { describe, expect, it } from 'vitest';
import { asyncRetry, hedge, type HedgePolicyOptions, retryable, RetryBudget, type RetryBudgetOptions, type RetryOptions } from '../../src/retry/index.js';

const DURATION = "a duration, such as 300, '300ms', '5s', '10m' or '24h',";
const refusal = (message: string) => expect.objectContaining({ code: 'ERR_PERF_OPTION', message }) as Error;

const retries: [options: object, message: string][] = [
  [{ attempts: 0 }, '`attempts` must be an integer from 1; got `0`.'],
  [{ attempts: 2.5 }, '`attempts` must be an integer from 1; got `2.5`.'],
  [{ retries: -1 }, '`retries` must be an integer from 0; got `-1`.'],
  [{ attempts: 3, retries: 2 }, '`attempts` and `retries` contradict each other; give only one of them.'],
  [{ initial: '1m', max: '30s' }, '`initial` must be at most `max` (30000 ms); got `60000`.'],
  [{ initial: -1 }, `\`initial\` must be ${DURATION} from 0; got \`-1\`.`],
  [{ factor: 0.5 }, '`factor` must be a number from 1; got `0.5`.'],
  [{ jitter: 'some' }, "`jitter` must be one of 'full', 'equal', 'decorrelated', 'none'; got `'some'`."],
  [{ maxElapsed: 0 }, `\`maxElapsed\` must be ${DURATION} from 1; got \`0\`.`],
  [{ attemptTimeout: Number.NaN }, `\`attemptTimeout\` must be ${DURATION} from 1; got \`NaN\`.`],
  [{ maxRetryAfter: 'soon' }, `\`maxRetryAfter\` must be ${DURATION} from 0; got \`'soon'\`.`],
  [{ retryIf: true }, '`retryIf` must be a function; got `true`.'],
  [{ onRetry: 'log' }, "`onRetry` must be a function; got `'log'`."],
  [{ isIdempotent: 'yes' }, "`isIdempotent` must be `true` or `false`; got `'yes'`."],
  [{ budget: { ratio: 0.1 } }, '`budget` must be a RetryBudget with deposit(), tryTake(); got an object.'],
  [{ signal: new AbortController() }, '`signal` must be an AbortSignal with addEventListener(), throwIfAborted(); got an object.'],
  [{ wrap: 1 }, '`wrap` must be `true` or `false`; got `1`.'],
  [{ name: '' }, "`name` must be text that is not empty; got `''`."],
  [{ attempt: 3 }, 'unknown option `attempt`; did you mean `attempts`?'],
  [{ max_elapsed: 3 }, 'unknown option `max_elapsed`; did you mean `maxElapsed`?'],
];

describe('bad input', () => {
  it.each(retries)('asyncRetry refuses %o', async (options, message) => {
    await expect(asyncRetry(() => 1, options as RetryOptions)).rejects.toEqual(refusal(message));
    expect(() => asyncRetry.with(options as RetryOptions)).toThrow(refusal(message));
    expect(() => retryable(options as RetryOptions)).toThrow(refusal(message));
  });

  it('asyncRetry refuses what is no object of options', async () => {
    await expect(asyncRetry(() => 1, null as unknown as RetryOptions)).rejects.toEqual(refusal('`options` must be an object; got `null`.'));
  });

  it.each<[object, string]>([
    [{ ratio: -0.1 }, '`ratio` must be a number from 0; got `-0.1`.'],
    [{ minPerSecond: Infinity }, '`minPerSecond` must be a number from 0; got `Infinity`.'],
    [{ ttl: 9 }, `\`ttl\` must be ${DURATION} from 10; got \`9\`.`],
    [{ rate: 1 }, 'unknown option `rate`; did you mean `ratio`?'],
  ])('RetryBudget refuses %o', (options, message) => {
    expect(() => new RetryBudget(options as RetryBudgetOptions)).toThrow(refusal(message));
  });

  it.each<[object, string]>([
    [{}, `\`delay\` must be ${DURATION} from 0 or one of 'p95'; got \`undefined\`.`],
    [{ delay: 'p99' }, `\`delay\` must be ${DURATION} from 0 or one of 'p95'; got \`'p99'\`.`],
    [{ delay: 'p95' }, "`delay: 'p95'` needs `fallbackDelay`, for the time before there are enough calls to learn from."],
    [{ delay: 10, max: 0 }, '`max` must be an integer from 1; got `0`.'],
    [{ delay: 10, isIdempotent: false }, 'A hedge does work twice, which `isIdempotent: false` forbids; leave one of the two out.'],
    [{ delay: 10, isAcceptable: 200 }, '`isAcceptable` must be a function; got `200`.'],
    [{ delay: 10, budget: 1 }, '`budget` must be a RetryBudget with deposit(), tryTake(); got `1`.'],
  ])('hedge refuses %o', async (options, message) => {
    expect(() => hedge.with(options as HedgePolicyOptions)).toThrow(refusal(message));
    await expect(hedge(() => 1, options as HedgePolicyOptions & { delay: number })).rejects.toEqual(refusal(message));
  });
});

import asyncRetryOfVercel from 'async-retry';
import { ExponentialBackoff, handleAll, retry } from 'cockatiel';
import { backOff } from 'exponential-backoff';
import pRetry from 'p-retry';
import { asyncRetry } from '../src/retry/index.js';
import type { Suite } from './suite.js';

/** Work that succeeds at once. */
const answer = () => Promise.resolve(1);

/** Those that take their options with every call. */
const perCall: Suite['cases'] = {
  'p-retry': () => async (times) => {
    let sum = 0;
    for (let time = 0; time < times; time++) sum += await pRetry(answer, { retries: 2 });
    return sum;
  },
  'async-retry': () => async (times) => {
    let sum = 0;
    for (let time = 0; time < times; time++) sum += await asyncRetryOfVercel(answer, { retries: 2 });
    return sum;
  },
  'exponential-backoff': () => async (times) => {
    let sum = 0;
    for (let time = 0; time < times; time++) sum += await backOff(answer, { numOfAttempts: 3 });
    return sum;
  },
};

export const suites: Suite[] = [
  {
    name: 'retry, success',
    cases: {
      '@perf-analyze/runtime': () => {
        const policy = asyncRetry.with({ attempts: 3 });
        return async (times) => {
          let sum = 0;
          for (let time = 0; time < times; time++) sum += await policy.run(answer);
          return sum;
        };
      },
      'the work alone': () => async (times) => {
        let sum = 0;
        for (let time = 0; time < times; time++) sum += await answer();
        return sum;
      },
      cockatiel: () => {
        const policy = retry(handleAll, { maxAttempts: 2, backoff: new ExponentialBackoff() });
        return async (times) => {
          let sum = 0;
          for (let time = 0; time < times; time++) sum += await policy.execute(answer);
          return sum;
        };
      },
      ...perCall,
    },
    mustReach: { cockatiel: 1, 'p-retry': 1, 'async-retry': 1 },
  },
  {
    name: 'retry, success, with options given each time',
    cases: {
      '@perf-analyze/runtime': () => async (times) => {
        let sum = 0;
        for (let time = 0; time < times; time++) sum += await asyncRetry(answer, { attempts: 3 });
        return sum;
      },
      ...perCall,
    },
  },
];

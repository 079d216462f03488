import Bottleneck from 'bottleneck';
import { RateLimiter } from 'limiter';
import pThrottle from 'p-throttle';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AsyncRateLimiter, KeyedRateLimiter } from '../src/limiter/index.js';
import type { Loop, Suite } from './suite.js';

const OURS = '@perf-analyze/runtime';
/** A rate that nobody reaches. */
const PLENTY = 1e9;
const QUEUED = 2_000;
const KEYS = 100_000;
const QUEUE = { rate: 500, per: 20 };

const work = () => 1;
const asyncWork = () => Promise.resolve(1);
const keyOf = (place: number) => `user:${place}`;
const keys = Array.from({ length: KEYS }, (_, place) => keyOf(place));

function oneByOne(call: () => Promise<number>): Loop {
  return async (times) => {
    let results = 0;
    for (let time = 0; time < times; time++) results += await call();
    return results;
  };
}

/** All calls at once, and then to the end of the last. */
function queued(makeCall: () => () => PromiseLike<number>): Loop {
  return async () => {
    const call = makeCall();
    return (await Promise.all(Array.from({ length: QUEUED }, () => call()))).length;
  };
}

export const suites: Suite[] = [
  {
    name: 'tryAcquire admitted',
    cases: {
      [OURS]: () => {
        const limiter = new AsyncRateLimiter({ rate: 1_000, per: 0.001 });
        return (times) => {
          let admitted = 0;
          for (let time = 0; time < times; time++) if (limiter.tryAcquire().ok) admitted++;
          return admitted;
        };
      },
      limiter: () => {
        const limiter = new RateLimiter({ tokensPerInterval: PLENTY, interval: 1 });
        return (times) => {
          let admitted = 0;
          for (let time = 0; time < times; time++) if (limiter.tryRemoveTokens(1)) admitted++;
          return admitted;
        };
      },
    },
    mustReach: { limiter: 2 },
  },
  {
    name: 'tryAcquire refused',
    cases: {
      [OURS]: () => {
        const limiter = new AsyncRateLimiter({ rate: 1, per: '24h' });
        return (times) => {
          let admitted = 0;
          for (let time = 0; time < times; time++) if (limiter.tryAcquire().ok) admitted++;
          return admitted;
        };
      },
      limiter: () => {
        const limiter = new RateLimiter({ tokensPerInterval: 1, interval: 'day' });
        return (times) => {
          let admitted = 0;
          for (let time = 0; time < times; time++) if (limiter.tryRemoveTokens(1)) admitted++;
          return admitted;
        };
      },
    },
    mustReach: { limiter: 1 },
  },
  {
    name: 'run, one by one',
    cases: {
      [OURS]: () => {
        const limiter = new AsyncRateLimiter({ rate: 1_000, per: 0.001 });
        return oneByOne(() => limiter.run(work));
      },
      limiter: () => {
        const limiter = new RateLimiter({ tokensPerInterval: PLENTY, interval: 1 });
        return oneByOne(() => limiter.removeTokens(1).then(work));
      },
      'rate-limiter-flexible': () => {
        const limiter = new RateLimiterMemory({ points: PLENTY, duration: 1 });
        return oneByOne(() => limiter.consume('key').then(work));
      },
      bottleneck: () => {
        const limiter = new Bottleneck({ reservoir: PLENTY });
        return oneByOne(() => limiter.schedule(asyncWork));
      },
    },
    mustReach: { limiter: 2 },
  },
  {
    name: '2000 queued, 500 per 20 ms, exact',
    cases: {
      [OURS]: () =>
        queued(() => {
          const limiter = new AsyncRateLimiter(QUEUE);
          return () => limiter.run(work);
        }),
      'p-throttle, strict': () => queued(() => pThrottle({ limit: QUEUE.rate, interval: QUEUE.per, strict: true })(asyncWork)),
    },
    operations: QUEUED,
    mustReach: { 'p-throttle, strict': 1 },
  },
  {
    name: '2000 queued, 500 per 20 ms, on average',
    cases: {
      [`${OURS}, gcra`]: () =>
        queued(() => {
          const limiter = new AsyncRateLimiter({ ...QUEUE, algorithm: 'gcra' });
          return () => limiter.run(work);
        }),
      'p-throttle': () => queued(() => pThrottle({ limit: QUEUE.rate, interval: QUEUE.per })(asyncWork)),
      limiter: () =>
        queued(() => {
          const limiter = new RateLimiter({ tokensPerInterval: QUEUE.rate, interval: QUEUE.per });
          return () => limiter.removeTokens(1).then(work);
        }),
      bottleneck: () =>
        queued(() => {
          const limiter = new Bottleneck({ minTime: QUEUE.per / QUEUE.rate });
          return () => limiter.schedule(asyncWork);
        }),
    },
    operations: QUEUED,
    mustReach: { 'p-throttle': 1 },
  },
  {
    name: 'a call of one of 100 000 keys',
    cases: {
      [OURS]: () => {
        const limiter = new KeyedRateLimiter({ rate: 1_000, per: '1h' });
        return async (times) => {
          let admitted = 0;
          for (let time = 0; time < times; time++) admitted += await limiter.run(keys[time % KEYS], work);
          return admitted;
        };
      },
      'rate-limiter-flexible': () => {
        const limiter = new RateLimiterMemory({ points: 1_000, duration: 3_600 });
        return async (times) => {
          let admitted = 0;
          for (let time = 0; time < times; time++) admitted += await limiter.consume(keys[time % KEYS]).then(work);
          return admitted;
        };
      },
    },
  },
  {
    name: 'memory of a key, of 100 000, its text of about ten letters included',
    unit: 'bytes',
    operations: KEYS,
    cases: {
      [OURS]: () => (times) => {
        const limiter = new KeyedRateLimiter({ rate: 10, per: '1h' });
        for (let place = 0; place < times; place++) limiter.tryAcquire(keyOf(place));
        return limiter;
      },
      'rate-limiter-flexible': () => async (times) => {
        const limiter = new RateLimiterMemory({ points: 10, duration: 3_600 });
        for (let place = 0; place < times; place++) await limiter.consume(keyOf(place));
        return limiter;
      },
    },
  },
];

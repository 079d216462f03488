import { RateLimiter } from 'limiter';
import { AsyncRateLimiter } from '../src/limiter/index.js';
import type { Suite } from './suite.js';

export const suites: Suite[] = [
  {
    name: 'tryAcquire admitted',
    cases: {
      '@perf-analyze/runtime': () => {
        const limiter = new AsyncRateLimiter({ rate: 1_000, per: 0.001 });
        return (times) => {
          let admitted = 0;
          for (let time = 0; time < times; time++) if (limiter.tryAcquire().ok) admitted++;
          return admitted;
        };
      },
      limiter: () => {
        const limiter = new RateLimiter({ tokensPerInterval: 1e9, interval: 1 });
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
      '@perf-analyze/runtime': () => {
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
];

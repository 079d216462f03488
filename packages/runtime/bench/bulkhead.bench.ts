import { bulkhead as cockatielBulkhead, BulkheadRejectedError } from 'cockatiel';
import { Bulkhead } from '../src/bulkhead/index.js';
import type { Loop, Suite } from './suite.js';

const PLACES = 10;
const QUEUED = 1_000;
const FOREVER = new Promise<never>(() => undefined);

function work(): Promise<number> {
  return Promise.resolve(1);
}

export const suites: Suite[] = [
  {
    name: 'run with a place free',
    cases: {
      '@perf-analyze/runtime': () => {
        const bulkhead = new Bulkhead({ maxConcurrent: PLACES });
        return oneByOne(() => bulkhead.run(work));
      },
      cockatiel: () => {
        const bulkhead = cockatielBulkhead(PLACES);
        return oneByOne(() => bulkhead.execute(work));
      },
      'the work alone': () => oneByOne(work),
    },
    mustReach: { cockatiel: 1 },
  },
  {
    name: 'run with a limit that adapts itself',
    cases: {
      '@perf-analyze/runtime': () => {
        const bulkhead = new Bulkhead({ maxConcurrent: { min: 1, max: PLACES, algorithm: 'gradient' } });
        return oneByOne(() => bulkhead.run(work));
      },
      'cockatiel, whose limit is fixed': () => {
        const bulkhead = cockatielBulkhead(PLACES);
        return oneByOne(() => bulkhead.execute(work));
      },
    },
  },
  {
    name: 'refusal',
    cases: {
      '@perf-analyze/runtime': () => {
        const bulkhead = new Bulkhead({ maxConcurrent: 1 });
        bulkhead.tryAcquire();
        return oneByOne(() => bulkhead.run(work).catch(codeOf));
      },
      cockatiel: () => {
        const bulkhead = cockatielBulkhead(1);
        void bulkhead.execute(() => FOREVER);
        return oneByOne(() => bulkhead.execute(work).catch(codeOf));
      },
    },
    mustReach: { cockatiel: 1 },
  },
  {
    name: `${QUEUED} at once, ${PLACES} at a time`,
    cases: {
      '@perf-analyze/runtime': () => {
        const bulkhead = new Bulkhead({ maxConcurrent: PLACES, maxQueue: QUEUED });
        return atOnce(() => bulkhead.run(work));
      },
      cockatiel: () => {
        const bulkhead = cockatielBulkhead(PLACES, QUEUED);
        return atOnce(() => bulkhead.execute(work));
      },
    },
    mustReach: { cockatiel: 1 },
    operations: 100 * QUEUED,
  },
];

function oneByOne(call: () => Promise<number>): Loop {
  return async (times) => {
    let sum = 0;
    for (let time = 0; time < times; time++) sum += await call();
    return sum;
  };
}

function atOnce(call: () => Promise<number>): Loop {
  return async (times) => {
    let sum = 0;
    for (let time = 0; time < times; time += QUEUED) sum += (await Promise.all(Array.from({ length: QUEUED }, call))).length;
    return sum;
  };
}

function codeOf(error: unknown): number {
  return error instanceof BulkheadRejectedError ? 1 : 2;
}

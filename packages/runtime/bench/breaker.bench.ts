import { circuitBreaker, ConsecutiveBreaker, CountBreaker, handleAll, type IBreaker, SamplingBreaker } from 'cockatiel';
import OpossumBreaker from 'opossum';
import { CircuitBreaker, type TripOptions } from '../src/breaker/index.js';
import type { Contestant, Suite } from './suite.js';

type Call = () => Promise<unknown>;

const OURS = '@perf-analyze/runtime';
const DAY_MS = 86_400_000;
const outage = new Error('The warehouse does not answer.');

const deliver = () => Promise.resolve(1);
const lose = () => Promise.reject(outage);

/** Awaits a call that delivers. */
function delivered(build: () => Call): Contestant {
  return () => {
    const call = build();
    return async (times) => {
      let sum = 0;
      for (let time = 0; time < times; time++) sum += (await call()) as number;
      return sum;
    };
  };
}

/** Awaits a call that rejects. */
function rejected(build: () => Call | Promise<Call>): Contestant {
  return async () => {
    const call = await build();
    return async (times) => {
      let caught = 0;
      for (let time = 0; time < times; time++) {
        try {
          await call();
        } catch {
          caught++;
        }
      }
      return caught;
    };
  };
}

function ours(trip: TripOptions, work: Call): Call {
  const breaker = new CircuitBreaker({ trip, openFor: DAY_MS });
  return () => breaker.run(work);
}

function cockatiel(breaker: IBreaker, work: Call): Call {
  const policy = circuitBreaker(handleAll, { breaker, halfOpenAfter: DAY_MS });
  return () => policy.execute(work);
}

/** At 100 % it never opens by itself. */
function opossum(work: Call): Call {
  const breaker = new OpossumBreaker(work, { timeout: false, errorThresholdPercentage: 100, resetTimeout: DAY_MS });
  return () => breaker.fire();
}

function success(kind: string, trip: TripOptions, theirs: () => IBreaker): Suite {
  return {
    name: `success, ${kind}`,
    cases: {
      [OURS]: delivered(() => ours(trip, deliver)),
      cockatiel: delivered(() => cockatiel(theirs(), deliver)),
      opossum: delivered(() => opossum(deliver)),
      'no breaker': delivered(() => deliver),
    },
    mustReach: { cockatiel: 1, opossum: 1 },
  };
}

/** What a breaker holds on to. */
function memory(kind: string, trip: TripOptions, theirs: () => IBreaker): Suite {
  const made = (make: () => unknown): Contestant => () => (times) => Array.from({ length: times }, make);
  return {
    name: `memory of a breaker, ${kind}`,
    unit: 'bytes',
    operations: 1_000,
    cases: {
      [OURS]: made(() => new CircuitBreaker({ trip })),
      cockatiel: made(() => circuitBreaker(handleAll, { breaker: theirs(), halfOpenAfter: DAY_MS })),
      opossum: made(() => new OpossumBreaker(deliver)),
    },
  };
}

/** The same call after the first failure has opened the breaker. */
async function opened(call: Call): Promise<Call> {
  await call().catch(() => undefined);
  return call;
}

const kinds: [kind: string, trip: TripOptions, theirs: () => IBreaker][] = [
  ['consecutive', { mode: 'consecutive', failures: 5 }, () => new ConsecutiveBreaker(5)],
  ['count', { mode: 'count', size: 100 }, () => new CountBreaker({ threshold: 0.5, size: 100 })],
  ['time', { mode: 'time', size: '10s' }, () => new SamplingBreaker({ threshold: 0.5, duration: 10_000 })],
];

export const suites: Suite[] = [
  ...kinds.map((kind) => success(...kind)),
  {
    name: 'failure',
    cases: {
      [OURS]: rejected(() => ours({ mode: 'consecutive', failures: Number.MAX_SAFE_INTEGER }, lose)),
      'bare rejection': rejected(() => lose),
      cockatiel: rejected(() => cockatiel(new ConsecutiveBreaker(Infinity), lose)),
      opossum: rejected(() => opossum(lose)),
    },
    mustReach: { 'bare rejection': 0.5, cockatiel: 1 },
  },
  {
    name: 'refusal',
    cases: {
      [OURS]: rejected(() => opened(ours({ mode: 'consecutive', failures: 1 }, lose))),
      cockatiel: rejected(() => opened(cockatiel(new ConsecutiveBreaker(1), lose))),
      opossum: rejected(() => {
        const breaker = new OpossumBreaker(lose, { timeout: false, resetTimeout: DAY_MS });
        return opened(() => breaker.fire());
      }),
    },
    mustReach: { cockatiel: 1 },
  },
  ...kinds.map((kind) => memory(...kind)),
];

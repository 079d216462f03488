import { circuitBreaker, ConsecutiveBreaker, ExponentialBackoff, handleAll, retry as cockatielRetry, timeout as cockatielTimeout, TimeoutStrategy, wrap } from 'cockatiel';
import { CircuitBreaker } from '../src/breaker/index.js';
import { breaker, pipeline, retry, timeout } from '../src/pipeline/index.js';
import { asyncRetry } from '../src/retry/index.js';
import type { Contestant, Suite } from './suite.js';

const LIMIT_MS = 1_000;

type Work = (context: { readonly signal: AbortSignal }) => Promise<number>;

function ours(work: Work): Contestant {
  return () => {
    const layers = pipeline(timeout(LIMIT_MS), retry(asyncRetry.with({ attempts: 3 })), breaker(new CircuitBreaker()));
    return async (times) => {
      let sum = 0;
      for (let time = 0; time < times; time++) sum += await layers.run(work);
      return sum;
    };
  };
}

function cockatiel(work: Work): Contestant {
  return () => {
    const layers = wrap(
      cockatielTimeout(LIMIT_MS, TimeoutStrategy.Aggressive),
      cockatielRetry(handleAll, { maxAttempts: 2, backoff: new ExponentialBackoff() }),
      circuitBreaker(handleAll, { halfOpenAfter: 60_000, breaker: new ConsecutiveBreaker(5) }),
    );
    return async (times) => {
      let sum = 0;
      for (let time = 0; time < times; time++) sum += await layers.execute(work);
      return sum;
    };
  };
}

function alone(work: Work): Contestant {
  return () => async (times) => {
    const { signal } = new AbortController();
    let sum = 0;
    for (let time = 0; time < times; time++) sum += await work({ signal });
    return sum;
  };
}

function suite(name: string, work: Work, mostOfCockatiel: number): Suite {
  return {
    name,
    cases: { '@perf-analyze/runtime': ours(work), cockatiel: cockatiel(work), 'the work alone': alone(work) },
    mustReach: { cockatiel: 1 / mostOfCockatiel },
    // As many of each: few calls would be measured before they are compiled.
    operations: 100_000,
  };
}

export const suites: Suite[] = [
  suite('time-out, retry and breaker around work that reads no signal', () => Promise.resolve(1), 0.1),
  suite('time-out, retry and breaker around work that reads its signal', ({ signal }) => Promise.resolve(Number(!signal.aborted)), 0.5),
];

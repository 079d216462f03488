import { withTimeout } from '../src/timeout/index.js';
import type { Contestant, Suite } from './suite.js';

const LIMIT_MS = 1_000;
const OTHERS = 100;

const ours: Contestant = () => async (times) => {
  let sum = 0;
  for (let time = 0; time < times; time++) sum += await withTimeout(work, LIMIT_MS);
  return sum;
};

const pair: Contestant = () => async (times) => {
  let sum = 0;
  for (let time = 0; time < times; time++) {
    const timer = setTimeout(() => (sum = NaN), LIMIT_MS);
    sum += await work();
    clearTimeout(timer);
  }
  return sum;
};

const race: Contestant = () => async (times) => {
  let sum = 0;
  for (let time = 0; time < times; time++) sum += await raced();
  return sum;
};

/** Others of the same delay wait meanwhile, as they do in a service at work: Node then keeps its list of them. */
function whileOthersWait(contestant: Contestant): Contestant {
  return async () => {
    const loop = await contestant();
    return async (times) => {
      const others = Array.from({ length: OTHERS }, () => setTimeout(() => undefined, LIMIT_MS));
      const otherCalls = Array.from({ length: OTHERS }, () => finishable());
      const result = await loop(times);
      for (const timer of others) clearTimeout(timer);
      for (const finish of otherCalls) finish();
      return result;
    };
  };
}

/** Such a signal stays until its time has come, and slows down what runs after it. */
const signalled: Contestant = () => async (times) => {
  let sum = 0;
  for (let time = 0; time < times; time++) {
    const signal = AbortSignal.timeout(LIMIT_MS);
    sum += await work();
    if (signal.aborted) sum = NaN;
  }
  return sum;
};

export const suites: Suite[] = [
  {
    name: 'withTimeout around quick work',
    cases: { '@perf-analyze/runtime': ours, 'setTimeout and clearTimeout': pair, 'Promise.race with setTimeout': race },
    mustReach: { 'setTimeout and clearTimeout': 1 / 1.3 },
  },
  {
    name: `withTimeout around quick work while ${OTHERS} others wait`,
    cases: { '@perf-analyze/runtime': whileOthersWait(ours), 'setTimeout and clearTimeout': whileOthersWait(pair) },
    mustReach: { 'setTimeout and clearTimeout': 1 / 1.3 },
    // So many that the others cost nothing.
    operations: 300_000,
  },
  {
    name: 'withTimeout instead of AbortSignal.timeout',
    cases: { '@perf-analyze/runtime': ours, 'AbortSignal.timeout': signalled },
    mustReach: { 'AbortSignal.timeout': 1 / 0.2 },
  },
];

function work(): Promise<number> {
  return Promise.resolve(1);
}

function finishable(): () => void {
  let finish = () => {};
  void withTimeout(() => new Promise<void>((resolve) => (finish = resolve)), LIMIT_MS);
  return finish;
}

async function raced(): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('too late')), LIMIT_MS)));
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

import type { Suite } from './suite.js';

/** What next to nothing costs: a loop, a look at the clock, an `await`. A contestant is as good as its distance from here. */
export const floor: readonly Suite[] = [
  {
    name: 'floor',
    cases: {
      'empty loop': () => (times) => {
        let sum = 0;
        for (let time = 0; time < times; time++) sum += time;
        return sum;
      },
      'performance.now()': () => (times) => {
        let sum = 0;
        for (let time = 0; time < times; time++) sum += performance.now();
        return sum;
      },
    },
  },
  {
    name: 'floor, awaited',
    cases: {
      'await of a resolved promise': () => async (times) => {
        let sum = 0;
        for (let time = 0; time < times; time++) sum += await Promise.resolve(time);
        return sum;
      },
    },
  },
];

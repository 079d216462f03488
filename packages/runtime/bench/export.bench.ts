import { renderings } from './render/ten-thousand-series.js';
import type { Contestant, Suite } from './suite.js';

/** Renders again and again. */
function repeated(prepare: () => () => Promise<number>): Contestant {
  return () => {
    const render = prepare();
    return async (times) => {
      let bytes = 0;
      for (let time = 0; time < times; time++) bytes += await render();
      return bytes;
    };
  };
}

export const suites: Suite[] = [
  {
    name: 'text of 10 000 histograms',
    cases: Object.fromEntries(Object.entries(renderings).map(([name, prepare]) => [name, repeated(prepare)])),
    mustReach: { 'prom-client': 1 },
    operations: 3,
  },
];

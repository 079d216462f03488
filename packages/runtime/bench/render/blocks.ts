import { renderings } from './ten-thousand-series.js';

const RUNS = 7;

/** How long each rendering takes, and the longest time for which it holds the event loop: `npx jiti bench/render/blocks.ts`. */
for (const [name, prepare] of Object.entries(renderings)) {
  const render = prepare();
  await render();
  const runs: { total: number; longest: number }[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await watched(render));
  const median = (pick: (run: { total: number; longest: number }) => number) => runs.map(pick).sort((one, other) => one - other)[RUNS >> 1].toFixed(1);
  process.stdout.write(`${name}: ${median(({ total }) => total)} ms in all, longest block ${median(({ longest }) => longest)} ms (medians of ${RUNS} runs)\n`);
}

/** Looks at the clock in every turn of the event loop. */
async function watched(work: () => Promise<unknown>): Promise<{ total: number; longest: number }> {
  const start = performance.now();
  let longest = 0;
  let last = start;
  let isDone = false;
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!isDone) setImmediate(look);
  };
  setImmediate(look);
  await work();
  const total = performance.now() - start;
  isDone = true;
  await new Promise(setImmediate);
  return { total, longest };
}

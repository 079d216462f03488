import { describe, expect, it } from 'vitest';
import { mapConcurrent } from '../../src/concurrency/index.js';
import { firstIntegers, makeWork } from './work.js';

/** Maps items by a service that takes 10 ms, and ever longer above a number of items at once; answers with the most at work in each tenth of the items. */
async function mostAtWork(capacity: number): Promise<number[]> {
  const { clock, take } = makeWork();
  let active = 0;
  const most = Array.from({ length: 10 }, () => 0);
  const result = mapConcurrent(
    firstIntegers(10_000),
    async (item) => {
      active++;
      most[Math.floor(item / 1_000)] = Math.max(most[Math.floor(item / 1_000)], active);
      await take(item, 10 * Math.max(1, (active / capacity) ** 2));
      active--;
    },
    { concurrency: 'adaptive', clock, scheduler: clock },
  );
  const run = { isOver: false };
  void result.then(() => (run.isOver = true));
  while (!run.isOver) await clock.advance(100);
  return most;
}

describe("concurrency: 'adaptive'", () => {
  it('grows from 5 to 100 while items take no longer', async () => {
    const most = await mostAtWork(1_000);
    expect(most.at(0)).toBeGreaterThan(5);
    expect(Math.max(...most)).toBe(100);
  });

  it('stays near what the service can do', async () => {
    const most = await mostAtWork(20);
    expect(Math.max(...most)).toBeGreaterThan(10);
    expect(Math.max(...most)).toBeLessThan(40);
  });

  it('never has more than 5 at work before it has learned anything', async () => {
    const { clock, take, started } = makeWork();
    const result = mapConcurrent(firstIntegers(10), (item) => take(item, 10), { concurrency: 'adaptive', clock, scheduler: clock });
    await clock.advance(9);
    expect(started).toHaveLength(5);
    await clock.advance('1s');
    await result;
  });
});

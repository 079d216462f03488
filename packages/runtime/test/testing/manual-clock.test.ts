import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ManualClock } from '../../src/testing/index.js';

describe('ManualClock', () => {
  it('stands still until told', () => {
    const clock = new ManualClock({ now: 5, wallNow: 1_700_000_000_000 });
    expect([clock.now(), clock.wallNow(), new ManualClock().now()]).toEqual([5, 1_700_000_000_000, 0]);
  });

  it('runs what is due, each at its time', async () => {
    const clock = new ManualClock();
    const times: number[] = [];
    for (const delay of [300, 100, 200, 400]) clock.schedule(() => times.push(clock.now()), delay);
    await clock.advance(300);
    expect(times).toEqual([100, 200, 300]);
    expect([clock.now(), clock.wallNow(), clock.pending()]).toEqual([300, 300, 1]);
  });

  it('runs tasks by time, then in the order in which they came, without those cancelled', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 30 }), async (tasks) => {
        const clock = new ManualClock();
        const ran: number[] = [];
        const timers = tasks.map(([delay], index) => clock.schedule(() => ran.push(index), delay));
        tasks.forEach(([, isCancelled], index) => isCancelled && timers[index].cancel());
        await clock.advance(20);
        const expected = [...tasks.entries()].filter(([, [, isCancelled]]) => !isCancelled).sort(([, [one]], [, [other]]) => one - other);
        expect(ran).toEqual(expected.map(([index]) => index));
        expect(clock.pending()).toBe(0);
      }),
      { seed: 42 },
    );
  });

  it('lets promises settle between tasks, and runs what they schedule within the span', async () => {
    const clock = new ManualClock();
    const log: string[] = [];
    const sleep = (ms: number) => new Promise<void>((resolve) => clock.schedule(resolve, ms));
    const walk = async (name: string, step: number) => {
      for (let count = 0; count < 3; count++) {
        await sleep(step);
        log.push(`${name} ${clock.now()}`);
      }
    };
    void walk('slow', 20);
    void walk('fast', 15);
    await clock.advance('1s');
    expect(log).toEqual(['fast 15', 'slow 20', 'fast 30', 'slow 40', 'fast 45', 'slow 60']);
  });

  it('runs late what was due while the loop was blocked', async () => {
    const clock = new ManualClock();
    const times: number[] = [];
    clock.schedule(() => times.push(clock.now()), 100);
    clock.block('2s');
    expect(times).toEqual([]);
    await clock.advance(0);
    expect(times).toEqual([2_000]);
  });

  it('moves the wall clock alone', async () => {
    const clock = new ManualClock();
    const task = vi.fn();
    clock.schedule(task, 1);
    clock.jumpWall('-1h');
    expect([clock.now(), clock.wallNow()]).toEqual([0, -3_600_000]);
    clock.jumpWall('2h');
    await clock.advance(0);
    expect(clock.wallNow()).toBe(3_600_000);
    expect(task).not.toHaveBeenCalled();
  });

  it('cancels once, and not after the task has run', async () => {
    const clock = new ManualClock();
    const timer = clock.schedule(() => undefined, 1);
    clock.schedule(() => undefined, 2);
    await clock.advance(1);
    timer.cancel();
    expect(clock.pending()).toBe(1);
  });

  it('runs what is left in order after many were cancelled', async () => {
    const clock = new ManualClock();
    const times: number[] = [];
    const timers = Array.from({ length: 10_000 }, (_, index) => clock.schedule(() => times.push(clock.now()), index));
    for (const [index, timer] of timers.entries()) if (index % 1_000 !== 0) timer.cancel();
    expect(clock.pending()).toBe(10);
    await clock.advance(10_000);
    expect(times).toEqual(Array.from({ length: 10 }, (_, index) => index * 1_000));
  });

  it('passes on what a task throws', async () => {
    const clock = new ManualClock();
    const failure = new Error('rotten');
    clock.schedule(() => {
      throw failure;
    }, 1);
    await expect(clock.advance(1)).rejects.toBe(failure);
  });

  it('goes neither back nor by something that is no time', async () => {
    await expect(new ManualClock().advance(-1)).rejects.toThrow('`by` must be a duration');
    expect(() => new ManualClock().jumpWall(NaN)).toThrow("`by` must be a duration, such as '1h' or '-1h'; got `NaN`.");
  });
});

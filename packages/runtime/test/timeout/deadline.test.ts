import { describe, expect, it, vi } from 'vitest';
import { Deadline, OptionError, runWithDeadline, TimeoutError } from '../../src/timeout/index.js';
import { manualTime } from './work.js';

describe('Deadline', () => {
  it('counts down to 0', async () => {
    const { clock, time } = manualTime();
    const deadline = Deadline.after('1s', time);
    expect([deadline.remainingMs(), deadline.isExpired]).toEqual([1_000, false]);
    await clock.advance(400);
    expect([deadline.remainingMs(), deadline.isExpired]).toEqual([600, false]);
    await clock.advance('1h');
    expect([deadline.remainingMs(), deadline.isExpired]).toEqual([0, true]);
  });

  it('does not notice a wall clock that is set', () => {
    const { clock, time } = manualTime();
    const deadline = Deadline.after('1s', time);
    clock.jumpWall('1h');
    expect(deadline.remainingMs()).toBe(1_000);
  });

  it('sets no timer before its signal is read, and then aborts it in time', async () => {
    const { clock, time } = manualTime();
    const deadline = Deadline.after('1s', time);
    await clock.advance(300);
    expect(clock.pending()).toBe(0);
    const { signal } = deadline;
    expect(deadline.signal).toBe(signal);
    await clock.advance(699);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(signal.reason).toMatchObject({ code: 'ERR_PERF_TIMEOUT', details: { ms: 1_000 } });
  });

  it('has an aborted signal once it has passed, and one without a timer if it never comes', () => {
    const { clock, time } = manualTime();
    expect(Deadline.after(0, time).signal.aborted).toBe(true);
    expect(Deadline.after(Infinity, time).signal.aborted).toBe(false);
    expect(clock.pending()).toBe(0);
  });

  it('rule 4: a child never outlives its parent', async () => {
    const { clock, time } = manualTime();
    const parent = Deadline.after('1s', time);
    expect(parent.child('5s').remainingMs()).toBe(1_000);
    expect(parent.child(Infinity).remainingMs()).toBe(1_000);
    expect(parent.child(400).remainingMs()).toBe(400);
    await clock.advance(900);
    const late = parent.child(400);
    expect(late.remainingMs()).toBe(100);
    const { signal } = late;
    await clock.advance(100);
    expect([late.isExpired, signal.aborted]).toEqual([true, true]);
  });

  it.each([-1, NaN, 'soon'])('refuses a duration of %s', (ms) => {
    expect(() => Deadline.after(ms as never)).toThrow(OptionError);
    expect(() => Deadline.after(5).child(ms as never)).toThrow(OptionError);
  });
});

describe('runWithDeadline', () => {
  it('tells the deadline to all that is called and awaited', async () => {
    const deadline = Deadline.after('1s');
    expect(Deadline.current()).toBeUndefined();
    const seen = await runWithDeadline(deadline, async () => {
      await Promise.resolve();
      return Deadline.current();
    });
    expect(seen).toBe(deadline);
    expect(Deadline.current()).toBeUndefined();
  });

  it('rule 4: keeps the earlier of two deadlines', () => {
    const { time } = manualTime();
    const [near, far] = [Deadline.after(100, time), Deadline.after(200, time)];
    expect(runWithDeadline(near, () => runWithDeadline(far, () => Deadline.current()))).toBe(near);
    expect(runWithDeadline(far, () => runWithDeadline(near, () => Deadline.current()))).toBe(near);
  });

  it('rule 5: an expired deadline throws before the work starts', () => {
    const work = vi.fn<() => void>();
    expect(() => runWithDeadline(Deadline.after(0), work)).toThrow(TimeoutError);
    expect(work).not.toHaveBeenCalled();
  });
});

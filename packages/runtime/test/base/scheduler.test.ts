import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/base/time/clock.js';
import { scheduleGuard, systemScheduler } from '../../src/base/time/scheduler.js';

const DAY = 86_400_000;

describe('systemScheduler', () => {
  // The globals are read when they are used: fakes that are installed after the import count.
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('runs a task after its delay', () => {
    const task = vi.fn();
    systemScheduler.schedule(task, 300);
    vi.advanceTimersByTime(299);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledOnce();
  });

  it('runs a task after thirty days, and not at once', () => {
    const task = vi.fn();
    systemScheduler.schedule(task, 30 * DAY);
    vi.advanceTimersByTime(30 * DAY - 1);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledOnce();
  });

  it.each([10, 30 * DAY])('forgets a cancelled task of %d ms at any time', (delayMs) => {
    const task = vi.fn();
    const timer = systemScheduler.schedule(task, delayMs);
    vi.advanceTimersByTime(delayMs - 1);
    timer.cancel();
    vi.advanceTimersByTime(delayMs);
    expect(task).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells time by the globals of the moment', () => {
    vi.setSystemTime(1_700_000_000_000);
    const before = systemClock.now();
    vi.advanceTimersByTime(1_000);
    expect(systemClock.now() - before).toBe(1_000);
    expect(systemClock.wallNow()).toBe(1_700_000_001_000);
  });
});

describe('scheduleGuard', () => {
  it('does not keep the process alive', () => {
    const timersBefore = activeTimers();
    const waiting = systemScheduler.schedule(() => undefined, DAY);
    const guarding = scheduleGuard(systemScheduler, () => undefined, DAY);
    expect(activeTimers() - timersBefore).toBe(1);
    waiting.cancel();
    guarding.cancel();
    expect(activeTimers() - timersBefore).toBe(0);
  });

  it('takes a scheduler that cannot be told so', () => {
    const cancel = vi.fn();
    scheduleGuard({ schedule: () => ({ cancel }) }, () => undefined, 1).cancel();
    expect(cancel).toHaveBeenCalledOnce();
  });
});

/** Timers that keep the process alive. */
function activeTimers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

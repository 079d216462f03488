import { OptionError } from '../base/errors/option-error.js';
import { Heap } from '../base/queues/heap.js';
import type { Clock } from '../base/time/clock.js';
import { parseDuration, toMilliseconds, type Duration } from '../base/time/duration.js';
import type { Scheduler, Timer } from '../base/time/scheduler.js';
import { ManualTimer } from './manual-timer.js';

/** Time that moves only when a test says so: the clock and the scheduler of what is tested. */
export class ManualClock implements Clock, Scheduler {
  readonly #timers = new Heap<ManualTimer>((one, other) => one.isBefore(other));
  #now: number;
  #wallNow: number;
  #scheduled = 0;

  /** Where the monotonic clock and the wall clock begin, in milliseconds. Default: both 0. */
  constructor({ now = 0, wallNow = 0 }: { now?: number; wallNow?: number } = {}) {
    this.#now = now;
    this.#wallNow = wallNow;
  }

  now(): number {
    return this.#now;
  }

  wallNow(): number {
    return this.#wallNow;
  }

  schedule(task: () => void, delayMs: number): Timer {
    const timer = new ManualTimer(task, this.#now + Math.max(0, delayMs), this.#scheduled++, (ended) => this.#timers.remove(ended));
    this.#timers.append(timer);
    return timer;
  }

  /** How many scheduled tasks have neither run nor been cancelled. */
  pending(): number {
    return this.#timers.size;
  }

  /**
   * Moves the time on, from task to due task in their order. Promises settle before the first task, and after each: what they schedule
   * within the span runs too.
   */
  async advance(by: Duration): Promise<void> {
    const end = this.#now + toMilliseconds(by, 'by');
    await settlePromises();
    for (let timer = this.#nextUntil(end); timer; timer = this.#nextUntil(end)) {
      this.#moveTo(Math.max(this.#now, timer.dueAt));
      timer.run();
      await settlePromises();
    }
    this.#moveTo(end);
  }

  /** Moves the time on without running anything, as a blocked event loop does; what became due runs, late, at the next `advance`. */
  block(by: Duration): void {
    this.#moveTo(this.#now + toMilliseconds(by, 'by'));
  }

  /** Sets the wall clock forward, or back by a negative duration, as an administrator would: `now` and the timers do not notice. */
  jumpWall(by: Duration): void {
    const milliseconds = parseDuration(by);
    if (milliseconds === undefined) throw new OptionError('by', "a duration, such as '1h' or '-1h'", by);
    this.#wallNow += milliseconds;
  }

  #nextUntil(end: number): ManualTimer | undefined {
    const next = this.#timers.first;
    return next && next.dueAt <= end ? next : undefined;
  }

  #moveTo(time: number): void {
    this.#wallNow += time - this.#now;
    this.#now = time;
  }
}

/** Everything that is settled runs on before an immediate does, however long the chain. */
function settlePromises(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

import type { Clock } from '../../base/time/clock.js';
import { scheduleGuard, type Scheduler, type Timer } from '../../base/time/scheduler.js';

/** The current slot while nobody records. */
export const ASLEEP = -1;

/**
 * Numbers the slots of time. A timer changes the number while anybody records, since a look at the clock for every value would take longer
 * than all the rest; a slot in which nobody recorded ends it.
 */
export class SlotClock {
  readonly slotMs: number;
  readonly slots: number;
  current = ASLEEP;
  #isUsed = false;
  #isStopped = false;
  #timer: Timer | undefined;
  readonly #clock: Clock;
  readonly #scheduler: Scheduler;

  constructor(windowMs: number, slots: number, clock: Clock, scheduler: Scheduler) {
    this.slotMs = windowMs / slots;
    this.slots = slots;
    this.#clock = clock;
    this.#scheduler = scheduler;
  }

  /** The number of the slot by the clock. */
  look(): number {
    return Math.floor(this.#clock.now() / this.slotMs);
  }

  /** Keeps `current` up to date as long as this is called in every slot. */
  use(): number {
    const slot = this.look();
    if (this.#isStopped) return slot;
    this.#isUsed = true;
    this.current = slot;
    if (!this.#timer) this.#schedule();
    return slot;
  }

  /** Ends the timer for good; whoever still records looks at the clock. */
  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
    this.#sleep();
  }

  #schedule(): void {
    const untilNext = (this.current + 1) * this.slotMs - this.#clock.now();
    this.#timer = scheduleGuard(this.#scheduler, () => this.#turn(), untilNext);
  }

  #turn(): void {
    const slot = this.look();
    if (slot !== this.current && !this.#isUsed) return this.#sleep();
    if (slot !== this.current) this.#isUsed = false;
    this.current = slot;
    this.#schedule();
  }

  #sleep(): void {
    this.#timer = undefined;
    this.current = ASLEEP;
  }
}

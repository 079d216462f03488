import type { Clock } from '../../base/time/clock.js';
import { type Scheduler, scheduleGuard, type Timer } from '../../base/time/scheduler.js';

/** The time of a clock that costs more to read than a look-up does: a reading serves all who ask until a timer drops it. */
export class CoarseClock {
  readonly #clock: Clock;
  readonly #scheduler: Scheduler;
  readonly #resolutionMs: number;
  #reading: number | undefined;
  #timer: Timer | undefined;

  constructor(clock: Clock, scheduler: Scheduler, resolutionMs: number) {
    this.#clock = clock;
    this.#scheduler = scheduler;
    this.#resolutionMs = resolutionMs;
  }

  now(): number {
    return this.#reading ?? this.#read();
  }

  /** Forgets the reading; the next one who asks takes another. */
  drop(): void {
    this.#reading = undefined;
    this.#timer?.cancel();
  }

  #read(): number {
    const now = this.#clock.now();
    if (this.#resolutionMs > 0) {
      this.#timer = scheduleGuard(this.#scheduler, () => this.drop(), this.#resolutionMs);
      this.#reading = now;
    }
    return now;
  }
}

import type { Clock } from '../clock.js';
import { type Scheduler, scheduleGuard, type Timer } from '../scheduler.js';
import type { Guard } from './guard.js';

/** Guards in the order of their time. */
export interface GuardOrder {
  readonly first: Guard | undefined;
  readonly size: number;
  append(guard: Guard): void;
  remove(guard: Guard): void;
}

/**
 * Guards that share one timer. It is set for the first of them, and stays when that one leaves: it then rings too early, and is set anew. So
 * calls that follow each other closely cost no timers.
 */
export class GuardQueue {
  readonly #waiting: GuardOrder;
  readonly #clock: Clock;
  readonly #scheduler: Scheduler;
  readonly #onEmpty: () => void;
  #timer: Timer | undefined;
  #ringsAt = Infinity;

  constructor(waiting: GuardOrder, clock: Clock, scheduler: Scheduler, onEmpty: () => void) {
    this.#waiting = waiting;
    this.#clock = clock;
    this.#scheduler = scheduler;
    this.#onEmpty = onEmpty;
  }

  get size(): number {
    return this.#waiting.size;
  }

  add(guard: Guard): void {
    guard.queue = this;
    this.#waiting.append(guard);
    if (guard.dueAt < this.#ringsAt) this.#ringAt(guard.dueAt);
  }

  remove(guard: Guard): void {
    guard.queue = undefined;
    this.#waiting.remove(guard);
    if (this.#waiting.size === 0) this.#onEmpty();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#ringsAt = Infinity;
  }

  #ringAt(time: number): void {
    this.stop();
    this.#ringsAt = time;
    this.#timer = scheduleGuard(this.#scheduler, () => this.#ring(), time - this.#clock.now());
  }

  #ring(): void {
    this.#ringsAt = Infinity;
    const now = this.#clock.now();
    for (let guard = this.#waiting.first; guard; guard = this.#waiting.first) {
      if (guard.dueAt > now) return this.#ringAt(guard.dueAt);
      this.remove(guard);
      guard.expire();
    }
  }
}

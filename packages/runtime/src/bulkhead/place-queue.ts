import { LinkedList } from '../base/queues/linked-list.js';
import { Waiter } from '../base/queues/waiter.js';
import { type Scheduler, scheduleGuard } from '../base/time/scheduler.js';

type Place = Waiter<undefined, void>;

/** Those who wait for a place, first come, first served. */
export class PlaceQueue {
  readonly #places = new LinkedList<Place>();
  readonly #scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  get size(): number {
    return this.#places.size;
  }

  /** Waits for a place, rejects with the reason of the signal, or, after `longestMs`, with what `late` makes. */
  async join(longestMs: number, late: () => Error, signal?: AbortSignal): Promise<void> {
    const place: Place = new Waiter(this.#places, undefined, signal);
    const timer = longestMs === Infinity ? undefined : scheduleGuard(this.#scheduler, () => place.refuse(late()), longestMs);
    try {
      await place.promise;
    } finally {
      timer?.cancel();
    }
  }

  /** Gives the first a place; false when nobody waits. */
  serveFirst(): boolean {
    return this.#places.first?.grant() ?? false;
  }

  /** Sends everybody away. */
  refuseAll(reason: Error): void {
    while (this.#places.first?.refuse(reason));
  }
}

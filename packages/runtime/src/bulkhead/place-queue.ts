import { LinkedList } from '../base/queues/linked-list.js';
import { Waiter } from '../base/queues/waiter.js';
import { type Scheduler, scheduleGuard, type Timer } from '../base/time/scheduler.js';

/** One who waits, with the timer that ends the wait, if there is one. */
type Place = Waiter<Timer | undefined, void>;

/** What a queue asks of whoever owns the places. */
export interface QueueOwner {
  /** The error for one who waited so long in vain. */
  late(waitedMs: number): Error;
  /** Somebody left without a place. */
  left(): void;
}

/** Those who wait for a place, first come, first served. */
export class PlaceQueue {
  readonly #places = new LinkedList<Place>();
  readonly #scheduler: Scheduler;
  readonly #owner: QueueOwner;

  constructor(scheduler: Scheduler, owner: QueueOwner) {
    this.#scheduler = scheduler;
    this.#owner = owner;
  }

  get size(): number {
    return this.#places.size;
  }

  /** Waits for a place; rejects with the reason of the signal, or after `longestMs`. */
  join(longestMs: number, signal?: AbortSignal): Promise<void> {
    const timer = longestMs === Infinity ? undefined : scheduleGuard(this.#scheduler, () => this.#refuse(place, this.#owner.late(longestMs)), longestMs);
    const place: Place = new Waiter(this.#places, timer, signal, signal && (() => this.#left(place)));
    return place.promise;
  }

  /** Gives the first a place; false when nobody waits. */
  serveFirst(): boolean {
    const { first } = this.#places;
    first?.demand?.cancel();
    return first?.grant() ?? false;
  }

  /** Sends everybody away. */
  refuseAll(reason: Error): void {
    for (let { first } = this.#places; first; { first } = this.#places) this.#refuse(first, reason);
  }

  #refuse(place: Place, reason: Error): void {
    place.refuse(reason);
    this.#left(place);
  }

  #left(place: Place): void {
    place.demand?.cancel();
    this.#owner.left();
  }
}

import { Heap } from '../../queues/heap.js';
import type { Guard } from './guard.js';
import type { GuardOrder } from './guard-queue.js';

/** Guards that left and may stay until their time, beside as many as wait. */
const MOST_LEFT = 100;

/** Guards of any delays. One that leaves stays in its place until it comes first, or until too many have stayed. */
export class GuardHeap implements GuardOrder {
  #heap = byTime();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get first(): Guard | undefined {
    while (this.#heap.first && !this.#heap.first.queue) this.#heap.shift();
    return this.#heap.first;
  }

  append(guard: Guard): void {
    this.#heap.push(guard);
    this.#size++;
  }

  /** The guard has no `queue` any more. */
  remove(): void {
    this.#size--;
    if (this.#heap.size > 2 * this.#size + MOST_LEFT) this.#dropLeft();
  }

  #dropLeft(): void {
    const kept = byTime();
    for (let guard = this.#heap.shift(); guard; guard = this.#heap.shift()) {
      if (guard.queue) kept.push(guard);
    }
    this.#heap = kept;
  }
}

function byTime(): Heap<Guard> {
  return new Heap((one, other) => one.dueAt < other.dueAt);
}

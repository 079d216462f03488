import { onAbort } from '../signals/on-abort.js';
import { Linkable, type LinkedList } from './linked-list.js';

/**
 * One caller who waits in a list for a grant. The first of grant, refusal and abort counts; each takes the waiter out of the list and
 * its listener off the signal.
 */
export class Waiter<Demand, Grant> extends Linkable<Waiter<Demand, Grant>> {
  readonly promise: Promise<Grant>;
  readonly demand: Demand;
  #resolve!: (grant: Grant) => void;
  #reject!: (reason: unknown) => void;
  readonly #stopListening: () => void;

  /** Joins a list at its end. `onLeave` is called when the caller aborts, so that the next in line can be looked at. */
  constructor(list: LinkedList<Waiter<Demand, Grant>>, demand: Demand, signal?: AbortSignal, onLeave?: () => void) {
    super();
    this.demand = demand;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.#stopListening = onAbort(signal, () => {
      if (this.refuse(signal?.reason)) onLeave?.();
    });
    list.append(this);
  }

  /** Gives the caller what it waits for; false when it waits no more. */
  grant(grant: Grant): boolean {
    const isWaiting = this.#leave();
    if (isWaiting) this.#resolve(grant);
    return isWaiting;
  }

  /** Rejects the caller; false when it waits no more. */
  refuse(reason: unknown): boolean {
    const isWaiting = this.#leave();
    if (isWaiting) this.#reject(reason);
    return isWaiting;
  }

  #leave(): boolean {
    this.#stopListening();
    return this.list?.remove(this) ?? false;
  }
}

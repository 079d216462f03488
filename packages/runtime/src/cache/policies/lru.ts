import type { EvictionPolicy } from './eviction-policy.js';
import { SlotLinks } from './slot-links.js';

const END = 0;

/** Evicts what was not used for longest. */
export class Lru implements EvictionPolicy {
  readonly #links = new SlotLinks();

  setCapacity(slots: number): void {
    this.#links.setCapacity(slots);
  }

  inserted(slot: number): void {
    this.#links.append(slot, END);
  }

  hit(slot: number): void {
    this.#links.renew(slot, END);
  }

  removed(slot: number): void {
    this.#links.remove(slot);
  }

  victim(): number {
    return this.#links.newer(END);
  }

  slots(): Iterable<number> {
    return this.#links.list(END);
  }
}

import type { EvictionPolicy } from './eviction-policy.js';
import { SlotLinks, SlotList } from './slot-list.js';

/** Evicts what was not used for longest. */
export class Lru implements EvictionPolicy {
  readonly #links = new SlotLinks();
  readonly #slots = new SlotList(this.#links);

  setCapacity(slots: number): void {
    this.#links.setCapacity(slots);
  }

  inserted(slot: number): void {
    this.#slots.append(slot);
  }

  hit(slot: number): void {
    this.#slots.renew(slot);
  }

  removed(slot: number): void {
    this.#slots.remove(slot);
  }

  victim(): number {
    return this.#slots.oldest;
  }
}

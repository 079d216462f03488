import { grown } from '../entries/grown.js';
import type { EvictionPolicy } from './eviction-policy.js';
import { FIRST_SLOT, SlotLinks } from './slot-links.js';

const END = 0;

/**
 * Evicts the first slot without a visit that a hand finds on its way from the oldest to the newest; a visit is forgotten as the hand passes.
 * Source: "SIEVE is Simpler than LRU", Y. Zhang et al., NSDI 2024.
 */
export class Sieve implements EvictionPolicy {
  readonly #links = new SlotLinks();
  #wasVisited = new Uint8Array(FIRST_SLOT);
  #hand = END;

  setCapacity(slots: number): void {
    this.#links.setCapacity(slots);
    this.#wasVisited = grown(this.#wasVisited, FIRST_SLOT + slots);
  }

  inserted(slot: number): void {
    this.#wasVisited[slot] = 0;
    this.#links.append(slot, END);
  }

  hit(slot: number): void {
    this.#wasVisited[slot] = 1;
  }

  removed(slot: number): void {
    if (this.#hand === slot) this.#hand = this.#links.newer(slot);
    this.#links.remove(slot);
  }

  victim(): number {
    let slot = this.#hand || this.#links.newer(END);
    while (this.#wasVisited[slot]) {
      this.#wasVisited[slot] = 0;
      slot = this.#links.newer(slot) || this.#links.newer(END);
    }
    this.#hand = slot;
    return slot;
  }

  slots(): Iterable<number> {
    return this.#links.list(END);
  }
}

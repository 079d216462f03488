import { grown } from '../entries/grown.js';
import type { EvictionPolicy } from './eviction-policy.js';
import { SlotLinks, SlotList } from './slot-list.js';

/**
 * Evicts the first slot without a visit that a hand finds on its way from the oldest to the newest; a visit is forgotten as the hand passes.
 * Source: "SIEVE is Simpler than LRU", Y. Zhang et al., NSDI 2024.
 */
export class Sieve implements EvictionPolicy {
  readonly #links = new SlotLinks();
  readonly #slots = new SlotList(this.#links);
  #wasVisited = new Uint8Array(1);
  #hand = 0;

  setCapacity(slots: number): void {
    this.#links.setCapacity(slots);
    this.#wasVisited = grown(this.#wasVisited, slots);
  }

  inserted(slot: number): void {
    this.#wasVisited[slot] = 0;
    this.#slots.append(slot);
  }

  hit(slot: number): void {
    this.#wasVisited[slot] = 1;
  }

  removed(slot: number): void {
    if (this.#hand === slot) this.#hand = this.#links.newer[slot];
    this.#slots.remove(slot);
  }

  victim(): number {
    let slot = this.#hand || this.#slots.oldest;
    while (this.#wasVisited[slot]) {
      this.#wasVisited[slot] = 0;
      slot = this.#links.newer[slot] || this.#slots.oldest;
    }
    this.#hand = slot;
    return slot;
  }
}

import { grown } from './grown.js';

/** What each slot weighs, and all of them together. */
export class Weights {
  total = 0;
  #weights = new Float64Array(1);

  setCapacity(slots: number): void {
    this.#weights = grown(this.#weights, slots);
  }

  set(slot: number, weight: number): void {
    this.total += weight - this.#weights[slot];
    this.#weights[slot] = weight;
  }
}

import { Column } from './column.js';

/** What each slot weighs, and all of them together. */
export class Weights {
  total = 0;
  readonly #weights = new Column(0);

  setCapacity(slots: number): void {
    this.#weights.setCapacity(slots);
  }

  of(slot: number): number {
    return this.#weights.of(slot);
  }

  set(slot: number, weight: number): void {
    this.total += weight - this.#weights.of(slot);
    this.#weights.set(slot, weight);
  }
}

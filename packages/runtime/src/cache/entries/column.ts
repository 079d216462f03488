import { FIRST_SLOT } from '../policies/slot-links.js';
import { grown } from './grown.js';

/** A number for each slot. It takes no room until one slot has another number than all. */
export class Column {
  readonly #common: number;
  #numbers: Float64Array | undefined;
  #capacity = 0;

  constructor(common: number) {
    this.#common = common;
  }

  setCapacity(slots: number): void {
    this.#capacity = slots;
    if (this.#numbers) this.#makeRoom(this.#numbers);
  }

  of(slot: number): number {
    return this.#numbers === undefined ? this.#common : this.#numbers[slot];
  }

  set(slot: number, number: number): void {
    if (this.#numbers === undefined && number === this.#common) return;
    const numbers = this.#numbers ?? this.#makeRoom(new Float64Array());
    numbers[slot] = number;
  }

  #makeRoom(numbers: Float64Array): Float64Array {
    const larger = grown(numbers, FIRST_SLOT + this.#capacity);
    larger.fill(this.#common, numbers.length);
    return (this.#numbers = larger);
  }
}

import { hasToOpen, type Rates } from './rates.js';
import type { Trip, TripCounts } from './trip.js';

const FAILURE = 1;
const SLOW = 2;

/** Opens by the rates among the last calls: a ring of two bits a call. */
export class CountWindow implements Trip {
  readonly isTimed = false;
  readonly #size: number;
  readonly #rates: Rates;
  readonly #ring: Uint32Array;
  #next = 0;
  #calls = 0;
  #failures = 0;
  #slow = 0;

  constructor(size: number, rates: Rates) {
    this.#size = size;
    this.#rates = rates;
    this.#ring = new Uint32Array(Math.ceil(size / 16));
  }

  record(isFailure: boolean, isSlow: boolean): boolean {
    this.#replace((isFailure ? FAILURE : 0) | (isSlow ? SLOW : 0));
    this.#next = (this.#next + 1) % this.#size;
    if (this.#calls < this.#size) this.#calls++;
    return hasToOpen(this.counts(), this.#rates);
  }

  counts(): TripCounts {
    return { calls: this.#calls, failures: this.#failures, slow: this.#slow };
  }

  reset(): void {
    this.#ring.fill(0);
    this.#next = this.#calls = this.#failures = this.#slow = 0;
  }

  #replace(bits: number): void {
    const word = this.#next >>> 4;
    const shift = (this.#next & 15) * 2;
    const old = this.#ring[word] >>> shift;
    this.#ring[word] = (this.#ring[word] & ~(3 << shift)) | (bits << shift);
    this.#failures += (bits & FAILURE) - (old & FAILURE);
    this.#slow += ((bits & SLOW) - (old & SLOW)) / SLOW;
  }
}

import { RateWindow, type RateSettings } from './rate-window.js';
import type { TripCounts } from './trip.js';

const FAILURE = 1;
const SLOW = 2;
const CALLS_PER_WORD = 16;

/** Opens by the rates among the last calls: a ring of two bits a call. */
export class CountWindow extends RateWindow {
  readonly #size: number;
  readonly #ring: Int32Array;
  #next = 0;

  constructor(settings: RateSettings) {
    super(settings);
    this.#size = settings.size;
    this.#ring = new Int32Array(Math.ceil(settings.size / CALLS_PER_WORD));
  }

  record(isFailure: boolean, isSlow: boolean): boolean {
    const bits = (isFailure ? FAILURE : 0) | (isSlow ? SLOW : 0);
    const before = this.#swap(bits);
    this.failures += (bits & FAILURE) - (before & FAILURE);
    this.slow += (bits >> 1) - (before >> 1);
    if (this.calls < this.#size) this.calls++;
    return this.hasToOpen();
  }

  counts(): TripCounts {
    return this.totals();
  }

  override reset(): void {
    super.reset();
    this.#ring.fill(0);
    this.#next = 0;
  }

  /** Writes the bits of a call over those of the oldest one, which it returns. */
  #swap(bits: number): number {
    const word = this.#next >> 4;
    const shift = (this.#next & (CALLS_PER_WORD - 1)) * 2;
    const before = this.#ring[word];
    this.#ring[word] = (before & ~(3 << shift)) | (bits << shift);
    this.#next++;
    if (this.#next === this.#size) this.#next = 0;
    return (before >> shift) & 3;
  }
}

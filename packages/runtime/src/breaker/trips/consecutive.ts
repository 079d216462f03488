import type { Trip, TripCounts } from './trip.js';

/** Opens at so many failures without a success between them. */
export class Consecutive implements Trip {
  readonly isTimed = false;
  readonly slowAfterMs = Infinity;
  readonly #limit: number;
  #failures = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  record(isFailure: boolean): boolean {
    this.#failures = isFailure ? this.#failures + 1 : 0;
    return this.#failures >= this.#limit;
  }

  counts(): TripCounts {
    return { failureCount: this.#failures, windowCalls: this.#failures, windowSlow: 0 };
  }

  reset(): void {
    this.#failures = 0;
  }
}

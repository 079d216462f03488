import { hasToOpen, type Rates } from './rates.js';
import type { Trip, TripCounts } from './trip.js';

const SLOTS = 10;
const FIELDS = 3;

/** Opens by the rates within the last while: ten slots, the youngest of which is still filling. */
export class TimeWindow implements Trip {
  readonly isTimed = true;
  readonly #slotMs: number;
  readonly #rates: Rates;
  /** Calls, failures and slow calls of each slot. */
  readonly #slots = new Uint32Array(SLOTS * FIELDS);
  readonly #totals = new Uint32Array(FIELDS);
  #youngest = 0;

  constructor(sizeMs: number, rates: Rates) {
    this.#slotMs = sizeMs / SLOTS;
    this.#rates = rates;
  }

  record(isFailure: boolean, isSlow: boolean, now: number): boolean {
    this.#clearUntil(now);
    const start = (this.#youngest % SLOTS) * FIELDS;
    this.#add(start, 0);
    if (isFailure) this.#add(start, 1);
    if (isSlow) this.#add(start, 2);
    return hasToOpen(this.counts(now), this.#rates);
  }

  counts(now: number): TripCounts {
    this.#clearUntil(now);
    const [calls, failures, slow] = this.#totals;
    return { calls, failures, slow };
  }

  reset(): void {
    this.#slots.fill(0);
    this.#totals.fill(0);
  }

  #add(start: number, field: number): void {
    this.#slots[start + field]++;
    this.#totals[field]++;
  }

  /** Clears the slots between the last look and now: what an idle gap left behind is old. */
  #clearUntil(now: number): void {
    const slot = Math.floor(now / this.#slotMs);
    for (let cleared = Math.max(this.#youngest, slot - SLOTS) + 1; cleared <= slot; cleared++) {
      const start = (cleared % SLOTS) * FIELDS;
      for (let field = 0; field < FIELDS; field++) this.#totals[field] -= this.#slots[start + field];
      this.#slots.fill(0, start, start + FIELDS);
    }
    this.#youngest = Math.max(this.#youngest, slot);
  }
}

import { RateWindow, type RateSettings } from './rate-window.js';
import type { TripCounts } from './trip.js';

const SLOTS = 10;
const FIELDS = 3;

/** Opens by the rates within the last while: ten slots, the youngest of which is still filling. */
export class TimeWindow extends RateWindow {
  override readonly isTimed = true;
  readonly #slotMs: number;
  /** Calls, failures and slow calls of each slot. */
  readonly #slots = new Uint32Array(SLOTS * FIELDS);
  #youngest = 0;

  constructor(settings: RateSettings) {
    super(settings);
    this.#slotMs = settings.size / SLOTS;
  }

  record(isFailure: boolean, isSlow: boolean, now: number): boolean {
    this.#clearUntil(now);
    this.#add((this.#youngest % SLOTS) * FIELDS, 1, Number(isFailure), Number(isSlow));
    return this.hasToOpen();
  }

  counts(now: number): TripCounts {
    this.#clearUntil(now);
    return this.totals();
  }

  override reset(): void {
    super.reset();
    this.#slots.fill(0);
  }

  #add(at: number, calls: number, failures: number, slow: number): void {
    this.#slots[at] += calls;
    this.#slots[at + 1] += failures;
    this.#slots[at + 2] += slow;
    this.calls += calls;
    this.failures += failures;
    this.slow += slow;
  }

  /** Clears the slots between the last look and now: what an idle gap left behind is old. */
  #clearUntil(now: number): void {
    const slot = Math.floor(now / this.#slotMs);
    while (this.#youngest < slot) {
      this.#youngest = Math.max(this.#youngest, slot - SLOTS) + 1;
      const at = (this.#youngest % SLOTS) * FIELDS;
      this.#add(at, -this.#slots[at], -this.#slots[at + 1], -this.#slots[at + 2]);
    }
  }
}

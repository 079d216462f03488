const SLOTS = 10;

/** Counts what happened within the last while, in ten slots, the youngest of which is still filling. */
export class SlidingCount {
  readonly #slotMs: number;
  readonly #slots = new Float64Array(SLOTS);
  #youngest = 0;
  #total = 0;

  constructor(spanMs: number) {
    this.#slotMs = spanMs / SLOTS;
  }

  add(now: number): void {
    this.#clearUntil(now);
    this.#slots[this.#youngest % SLOTS]++;
    this.#total++;
  }

  total(now: number): number {
    this.#clearUntil(now);
    return this.#total;
  }

  #clearUntil(now: number): void {
    const slot = Math.floor(now / this.#slotMs);
    while (this.#youngest < slot) {
      this.#youngest = Math.max(this.#youngest, slot - SLOTS) + 1;
      this.#total -= this.#slots[this.#youngest % SLOTS];
      this.#slots[this.#youngest % SLOTS] = 0;
    }
  }
}

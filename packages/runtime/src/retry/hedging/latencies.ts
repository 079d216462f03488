const KEPT = 200;
const NEEDED = 100;
/** Sorting costs more than a call, and few more samples change little. */
const FRESH_FOR = 20;

/** The 95th percentile of what was recorded last. */
export class Latencies {
  readonly #kept = new Float64Array(KEPT);
  #recorded = 0;
  #p95 = { of: 0, ms: 0 };

  record(milliseconds: number): void {
    this.#kept[this.#recorded++ % KEPT] = milliseconds;
  }

  /** In milliseconds; `undefined` before the hundredth sample. Up to twenty samples old. */
  p95(): number | undefined {
    if (this.#recorded < NEEDED) return undefined;
    if (this.#p95.of === 0 || this.#recorded - this.#p95.of >= FRESH_FOR) {
      const sorted = this.#kept.slice(0, this.#recorded).sort();
      this.#p95 = { of: this.#recorded, ms: sorted[Math.ceil(sorted.length * 0.95) - 1] };
    }
    return this.#p95.ms;
  }
}

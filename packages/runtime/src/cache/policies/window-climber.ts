const FIRST_STEP = 1 / 32;
const STEP_DECAY = 0.95;
/** A change of the hit ratio as large as this is a new workload. */
const RESTART = 0.05;
const SAMPLES_PER_SLOT = 10;

/**
 * Looks for the size of a window with most hits: goes on in one direction while the hits increase, and turns round when they decrease.
 * Source: "Adaptive Software Cache Management", G. Einziger, O. Eytan, R. Friedman, B. Manes, Middleware 2018; as in Caffeine, but in steps half as large
 * that shrink sooner, since a search costs hits where the window is right already.
 */
export class WindowClimber {
  readonly #slots: number;
  #hits = 0;
  #samples = 0;
  #lastRatio = 0;
  #step: number;

  constructor(slots: number) {
    this.#slots = slots;
    this.#step = slots * FIRST_STEP;
  }

  /** Counts a hit or miss. The answer is by how many slots the window should grow, mostly 0. */
  count(isHit: boolean): number {
    if (isHit) this.#hits++;
    if (++this.#samples < this.#slots * SAMPLES_PER_SLOT) return 0;
    const ratio = this.#hits / this.#samples;
    const change = ratio - this.#lastRatio;
    const growth = change >= 0 ? this.#step : -this.#step;
    this.#step = Math.abs(change) >= RESTART ? Math.sign(growth) * this.#slots * FIRST_STEP : growth * STEP_DECAY;
    this.#lastRatio = ratio;
    this.#hits = this.#samples = 0;
    return Math.round(growth);
  }
}

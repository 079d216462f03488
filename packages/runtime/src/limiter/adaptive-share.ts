const CUT = 0.5;
const RISE = 0.05;
const SMALLEST = 0.01;

/**
 * The part of a rate that a server bears: halved at most once per period when it complains, 5 % of the whole more after each quiet
 * period. Additive increase, multiplicative decrease: Chiu and Jain, 1989.
 */
export class AdaptiveShare {
  #share = 1;
  #changedAt = -Infinity;

  get value(): number {
    return this.#share;
  }

  /** The server complained. */
  cut(now: number, perMs: number): void {
    if (now - this.#changedAt < perMs) return;
    this.#share = Math.max(SMALLEST, this.#share * CUT);
    this.#changedAt = now;
  }

  /** Time has passed. */
  rise(now: number, perMs: number): void {
    if (this.#share === 1) return;
    const periods = Math.floor((now - this.#changedAt) / perMs);
    if (periods < 1) return;
    this.#share = Math.min(1, this.#share + RISE * periods);
    this.#changedAt += periods * perMs;
  }
}

const CUT = 0.5;
const RISE = 0.05;
const SMALLEST = 0.01;

/**
 * The part of a rate that a server bears: halved at most once per period when it complains, 5 % of the whole more after each quiet
 * period. Additive increase, multiplicative decrease: Chiu and Jain, 1989.
 */
export class AdaptiveShare {
  #share = 1;
  #cutAt = -Infinity;
  /** The end of the last whole period that was quiet, or of the last complaint. */
  #quietSince = 0;

  /** The share from now on; `isComplaint` when the server just complained. */
  next(now: number, perMs: number, isComplaint: boolean): number {
    const periods = Math.floor((now - this.#quietSince) / perMs);
    if (this.#share < 1 && periods > 0) {
      this.#share = Math.min(1, this.#share + RISE * periods);
      this.#quietSince += periods * perMs;
    }
    if (isComplaint) this.#complain(now, perMs);
    return this.#share;
  }

  #complain(now: number, perMs: number): void {
    this.#quietSince = now;
    if (now - this.#cutAt < perMs) return;
    this.#share = Math.max(SMALLEST, this.#share * CUT);
    this.#cutAt = now;
  }
}

import { type Algorithm, type Limits, shareOf } from './algorithm.js';

/**
 * The generic cell rate algorithm of ITU-T I.371, which is a token bucket kept as one number: the time at which the bucket will
 * be full again.
 */
export class Gcra implements Algorithm {
  #fullAt = -Infinity;
  #limits: Limits;
  #intervalMs: number;
  #allowed: number;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#intervalMs = intervalOf(limits);
    this.#allowed = shareOf(limits.burst, limits.share);
  }

  get capacity(): number {
    return this.#limits.burst;
  }

  get windowBound(): number {
    return this.#limits.burst + this.#limits.rate - 1;
  }

  earliest(cost: number, ahead: number, now: number): number {
    const units = ahead + Math.min(cost, this.#allowed);
    return Math.max(this.#fullAt, now) + (units - this.#allowed) * this.#intervalMs;
  }

  take(cost: number, now: number): void {
    this.#fullAt = Math.max(this.#fullAt, now) + cost * this.#intervalMs;
  }

  giveBack(cost: number): void {
    this.#fullAt -= cost * this.#intervalMs;
  }

  remaining(now: number): number {
    const missing = (Math.max(this.#fullAt, now) - now) / this.#intervalMs;
    return Math.max(0, Math.floor(this.#allowed - missing + ROUNDING));
  }

  change(limits: Limits, now: number): void {
    const intervalMs = intervalOf(limits);
    if (this.#fullAt > now) this.#fullAt = now + ((this.#fullAt - now) / this.#intervalMs) * intervalMs;
    this.#limits = limits;
    this.#intervalMs = intervalMs;
    this.#allowed = shareOf(limits.burst, limits.share);
  }
}

/** Units that a division may be off. */
const ROUNDING = 1e-9;

function intervalOf({ rate, perMs, share }: Limits): number {
  return perMs / (rate * share);
}

import { type Algorithm, type Limits, shareOf } from './algorithm.js';

/**
 * The generic cell rate algorithm of ITU-T I.371, which is a token bucket kept as one number: the time at which the bucket will
 * be full again.
 */
export class Gcra implements Algorithm {
  readonly #fullAt: Float64Array;
  #limits!: Limits;
  #intervalMs = 0;
  #allowed = 0;

  constructor(limits: Limits, slots: number) {
    this.#fullAt = new Float64Array(slots).fill(-Infinity);
    this.change(limits, Infinity);
  }

  get capacity(): number {
    return this.#limits.burst;
  }

  get windowBound(): number {
    return this.#limits.burst + this.#limits.rate - 1;
  }

  earliest(slot: number, cost: number, ahead: number, now: number): number {
    const units = ahead + Math.min(cost, this.#allowed);
    return Math.max(this.#fullAt[slot], now) + (units - this.#allowed) * this.#intervalMs;
  }

  take(slot: number, cost: number, now: number): void {
    this.#fullAt[slot] = Math.max(this.#fullAt[slot], now) + cost * this.#intervalMs;
  }

  giveBack(slot: number, cost: number): void {
    this.#fullAt[slot] -= cost * this.#intervalMs;
  }

  remaining(slot: number, now: number): number {
    const missing = Math.max(this.#fullAt[slot] - now, 0) / this.#intervalMs;
    return Math.max(0, Math.floor(this.#allowed - missing + ROUNDING));
  }

  copy(from: number, to: number): void {
    this.#fullAt[to] = this.#fullAt[from];
  }

  /** As many units as were missing are missing still. */
  change(limits: Limits, now: number): void {
    const { rate, perMs, burst, share } = limits;
    const intervalMs = perMs / (rate * share);
    for (const [slot, fullAt] of this.#fullAt.entries()) {
      if (fullAt > now) this.#fullAt[slot] = now + ((fullAt - now) / this.#intervalMs) * intervalMs;
    }
    this.#limits = limits;
    this.#intervalMs = intervalMs;
    this.#allowed = shareOf(burst, share);
  }
}

/** Units that a division may be off. */
const ROUNDING = 1e-9;

import { type Algorithm, type Limits, shareOf } from './algorithm.js';

/**
 * Two counters instead of a log: the window before counts by the part of it that the sliding window still covers, as if its starts
 * had been spread evenly. Approximate: a window can hold up to `2 × rate - 1`. Source: "How we built rate limiting capable of scaling to millions
 * of domains", Julien Desgats, Cloudflare, 2017.
 */
export class SlidingCounter implements Algorithm {
  #windowStart = -Infinity;
  #before = 0;
  #current = 0;
  #limits: Limits;
  #allowed: number;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#allowed = shareOf(limits.rate, limits.share);
  }

  get capacity(): number {
    return this.#limits.rate;
  }

  get windowBound(): number {
    return 2 * this.#limits.rate - 1;
  }

  earliest(cost: number, ahead: number, now: number): number {
    this.#moveOn(now);
    const last = ahead + Math.min(cost, this.#allowed) - 1;
    const windows = Math.floor(last / this.#allowed);
    return this.#roomFor((last % this.#allowed) + 1) + windows * this.#limits.perMs;
  }

  take(cost: number, now: number): void {
    this.#moveOn(now);
    this.#current += cost;
  }

  giveBack(cost: number): void {
    this.#current = Math.max(0, this.#current - cost);
  }

  remaining(now: number): number {
    this.#moveOn(now);
    const covered = 1 - (now - this.#windowStart) / this.#limits.perMs;
    return Math.max(0, Math.floor(this.#allowed - this.#current - this.#before * covered));
  }

  change(limits: Limits): void {
    this.#limits = limits;
    this.#allowed = shareOf(limits.rate, limits.share);
  }

  #roomFor(units: number): number {
    const { perMs } = this.#limits;
    const room = this.#allowed - this.#current - units;
    if (room >= 0) return this.#windowStart + perMs * partToPass(this.#before, room);
    return this.#windowStart + perMs + perMs * partToPass(this.#current, this.#allowed - units);
  }

  #moveOn(now: number): void {
    const { perMs } = this.#limits;
    if (now < this.#windowStart + perMs) return;
    const isNext = now < this.#windowStart + 2 * perMs;
    this.#before = isNext ? this.#current : 0;
    this.#current = 0;
    this.#windowStart = isNext ? this.#windowStart + perMs : now;
  }
}

/** Which part of a window must pass before no more than `room` of what was counted before is still covered. */
function partToPass(counted: number, room: number): number {
  return counted <= room ? 0 : 1 - room / counted;
}

import { type Algorithm, type Limits, shareOf } from './algorithm.js';

/**
 * Two counters instead of a log: the window before counts by the part of it that the sliding window still covers, as if its starts
 * had been spread evenly. Approximate: a window can hold up to `2 × rate - 1`. Source: "How we built rate limiting capable of scaling to millions
 * of domains", Julien Desgats, Cloudflare, 2017.
 */
export class SlidingCounter implements Algorithm {
  readonly #startedAt: Float64Array;
  readonly #before: Float64Array;
  readonly #current: Float64Array;
  #limits!: Limits;
  #allowed = 0;

  constructor(limits: Limits, slots: number) {
    this.#startedAt = new Float64Array(slots).fill(-Infinity);
    this.#before = new Float64Array(slots);
    this.#current = new Float64Array(slots);
    this.change(limits);
  }

  get capacity(): number {
    return this.#limits.rate;
  }

  get windowBound(): number {
    return 2 * this.#limits.rate - 1;
  }

  earliest(slot: number, cost: number, ahead: number, now: number): number {
    this.#moveOn(slot, now);
    const { perMs } = this.#limits;
    const last = ahead + Math.min(cost, this.#allowed) - 1;
    const units = (last % this.#allowed) + 1;
    const room = this.#allowed - this.#current[slot] - units;
    const wait = room < 0 ? perMs + perMs * partToPass(this.#current[slot], this.#allowed - units) : perMs * partToPass(this.#before[slot], room);
    return this.#startedAt[slot] + wait + Math.floor(last / this.#allowed) * perMs;
  }

  take(slot: number, cost: number, now: number): void {
    this.#moveOn(slot, now);
    this.#current[slot] += cost;
  }

  giveBack(slot: number, cost: number): void {
    this.#current[slot] = Math.max(0, this.#current[slot] - cost);
  }

  remaining(slot: number, now: number): number {
    this.#moveOn(slot, now);
    const covered = 1 - (now - this.#startedAt[slot]) / this.#limits.perMs;
    return Math.max(0, Math.floor(this.#allowed - this.#current[slot] - this.#before[slot] * covered));
  }

  copy(from: number, to: number): void {
    for (const column of [this.#startedAt, this.#before, this.#current]) column[to] = column[from];
  }

  change(limits: Limits): void {
    this.#limits = limits;
    this.#allowed = shareOf(limits.rate, limits.share);
  }

  #moveOn(slot: number, now: number): void {
    const { perMs } = this.#limits;
    const end = this.#startedAt[slot] + perMs;
    if (now < end) return;
    const isNext = now < end + perMs;
    this.#before[slot] = isNext ? this.#current[slot] : 0;
    this.#current[slot] = 0;
    this.#startedAt[slot] = isNext ? end : now;
  }
}

/** Which part of a window must pass before no more than `room` of what was counted before is still covered. */
function partToPass(counted: number, room: number): number {
  return counted <= room ? 0 : 1 - room / counted;
}

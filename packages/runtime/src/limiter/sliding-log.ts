import { type Algorithm, type Limits, shareOf } from './algorithm.js';

/** Remembers the last `rate` starts in a ring: a unit may start when the one `rate` before it has left the window. Exact. */
export class SlidingLog implements Algorithm {
  #starts: Float64Array;
  #oldest = 0;
  #perMs: number;
  #allowed: number;

  constructor({ rate, perMs, share }: Limits) {
    this.#starts = new Float64Array(rate).fill(-Infinity);
    this.#perMs = perMs;
    this.#allowed = shareOf(rate, share);
  }

  get capacity(): number {
    return this.#starts.length;
  }

  get windowBound(): number {
    return this.#starts.length;
  }

  earliest(cost: number, ahead: number, now: number): number {
    // A cost above a reduced share waits for an empty window.
    const units = ahead + Math.min(cost, this.#allowed) - 1;
    const unused = this.#starts.length - this.#allowed;
    if (units < this.#allowed) return this.#start(unused + units) + this.#perMs;
    const windows = Math.floor(units / this.#allowed);
    return Math.max(now, this.#start(unused + (units % this.#allowed)) + this.#perMs) + windows * this.#perMs;
  }

  take(cost: number, now: number): void {
    for (let unit = 0; unit < cost; unit++) {
      this.#starts[this.#oldest] = now;
      this.#oldest = this.#oldest + 1 === this.#starts.length ? 0 : this.#oldest + 1;
    }
  }

  /** Forgets the oldest starts that still count: forgetting newer ones could let an older one leave the window too early. */
  giveBack(cost: number, now: number): void {
    const gone = this.#gone(now);
    const end = Math.min(gone + cost, this.#starts.length);
    for (let age = gone; age < end; age++) this.#starts[this.#place(age)] = -Infinity;
  }

  remaining(now: number): number {
    return Math.max(0, this.#gone(now) - (this.#starts.length - this.#allowed));
  }

  change({ rate, perMs, share }: Limits): void {
    if (rate !== this.#starts.length) this.#resize(rate);
    this.#perMs = perMs;
    this.#allowed = shareOf(rate, share);
  }

  #resize(rate: number): void {
    const starts = new Float64Array(rate).fill(-Infinity);
    const kept = Math.min(rate, this.#starts.length);
    for (let age = 1; age <= kept; age++) starts[rate - age] = this.#start(this.#starts.length - age);
    this.#starts = starts;
    this.#oldest = 0;
  }

  /** How many of the remembered starts have left the window, by binary search. */
  #gone(now: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#start(middle) + this.#perMs <= now) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #start(age: number): number {
    return this.#starts[this.#place(age)];
  }

  /** Where the start is that has so many before it. */
  #place(age: number): number {
    const place = this.#oldest + age;
    return place < this.#starts.length ? place : place - this.#starts.length;
  }
}

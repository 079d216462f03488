import { type Algorithm, type Limits, shareOf } from './algorithm.js';
import { StartRing } from './start-ring.js';

/** Remembers the last `rate` starts of a slot: a unit may start when the one `rate` before it has left the window. Exact. */
export class SlidingLog implements Algorithm {
  /** By slot, made when it is first used. */
  #rings: (StartRing | undefined)[] = [];
  #rate = 0;
  #perMs = 0;
  #allowed = 0;

  constructor(limits: Limits) {
    this.change(limits);
  }

  get capacity(): number {
    return this.#rate;
  }

  get windowBound(): number {
    return this.#rate;
  }

  earliest(slot: number, cost: number, ahead: number, now: number): number {
    const ring = (this.#rings[slot] ??= new StartRing(this.#rate));
    // A cost above a reduced share waits for an empty window.
    const last = ahead + Math.min(cost, this.#allowed) - 1;
    const unused = this.#rate - this.#allowed;
    if (last < this.#allowed) return ring.at(unused + last) + this.#perMs;
    const windows = Math.floor(last / this.#allowed);
    return Math.max(now, ring.at(unused + (last % this.#allowed)) + this.#perMs) + windows * this.#perMs;
  }

  take(slot: number, cost: number, now: number): void {
    const ring = (this.#rings[slot] ??= new StartRing(this.#rate));
    for (let unit = 0; unit < cost; unit++) ring.push(now);
  }

  /** Forgets the oldest starts that still count: forgetting newer ones could let an older one leave the window too early. */
  giveBack(slot: number, cost: number, now: number): void {
    const gone = this.#gone(slot, now);
    const end = Math.min(gone + cost, this.#rate);
    for (let age = gone; age < end; age++) this.#ring(slot).forget(age);
  }

  remaining(slot: number, now: number): number {
    return Math.max(0, this.#gone(slot, now) - (this.#rate - this.#allowed));
  }

  copy(from: number, to: number): void {
    this.#rings[to] = this.#rings[from]?.resized(this.#rate);
  }

  change({ rate, perMs, share }: Limits): void {
    if (rate !== this.#rate) this.#rings = this.#rings.map((ring) => ring?.resized(rate));
    this.#rate = rate;
    this.#perMs = perMs;
    this.#allowed = shareOf(rate, share);
  }

  #ring(slot: number): StartRing {
    return (this.#rings[slot] ??= new StartRing(this.#rate));
  }

  /** How many of the remembered starts have left the window, by binary search. */
  #gone(slot: number, now: number): number {
    const ring = this.#ring(slot);
    let [low, high] = [0, this.#rate];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ring.at(middle) + this.#perMs <= now) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

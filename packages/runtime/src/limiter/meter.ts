import type { Algorithm } from './algorithm.js';
import { type LimiterSettings, makeAlgorithm } from './options.js';

/** Those who come first. */
export interface Ahead {
  units: number;
  calls: number;
}

/** Tells when somebody may start: an algorithm, the spacing of starts, and pauses, for each slot. */
export class Meter {
  readonly algorithm: Algorithm;
  /** A meter that is not enabled counts nothing, and so always has room. */
  readonly #isEnabled: boolean;
  readonly #minIntervalMs: number;
  readonly #notBefore: Float64Array;

  constructor(settings: LimiterSettings, slots: number) {
    this.algorithm = makeAlgorithm(settings, slots);
    this.#isEnabled = settings.enabled;
    this.#minIntervalMs = settings.minInterval;
    this.#notBefore = new Float64Array(slots).fill(-Infinity);
  }

  /** When a call could start; not later than `now` when it may start at once. */
  earliest(slot: number, cost: number, now: number): number {
    const turn = this.algorithm.earliest(slot, cost, 0, now);
    const notBefore = this.#notBefore[slot];
    return turn > notBefore ? turn : notBefore;
  }

  /** When a call could start after others. */
  earliestBehind({ units, calls }: Ahead, slot: number, cost: number, now: number): number {
    return Math.max(this.algorithm.earliest(slot, cost, units, now), this.#notBefore[slot] + calls * this.#minIntervalMs);
  }

  take(slot: number, cost: number, now: number): void {
    if (!this.#isEnabled) return;
    this.algorithm.take(slot, cost, now);
    if (this.#minIntervalMs > 0) this.pauseUntil(slot, now + this.#minIntervalMs);
  }

  giveBack(slot: number, cost: number, now: number): void {
    if (this.#isEnabled) this.algorithm.giveBack(slot, cost, now);
  }

  pauseUntil(slot: number, time: number): void {
    if (this.#isEnabled && time > this.#notBefore[slot]) this.#notBefore[slot] = time;
  }

  /** How long nobody starts, whatever room there is. */
  pausedForMs(slot: number, now: number): number {
    return Math.max(0, this.#notBefore[slot] - now);
  }

  remaining(slot: number, now: number): number {
    return this.#notBefore[slot] > now ? 0 : this.algorithm.remaining(slot, now);
  }

  /** Whether nothing that happened in a slot matters any more. */
  isIdle(slot: number, now: number): boolean {
    return this.earliest(slot, this.algorithm.capacity, now) <= now;
  }

  /** Gives a slot the history of another one. */
  copy(from: number, to: number): void {
    this.algorithm.copy(from, to);
    this.#notBefore[to] = this.#notBefore[from];
  }
}

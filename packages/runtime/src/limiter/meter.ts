import type { Algorithm } from './algorithm.js';

/** Those who come first. */
export interface Ahead {
  units: number;
  calls: number;
}

/** Tells when somebody may start: an algorithm, the spacing of starts, and pauses, for each slot. */
export class Meter {
  readonly algorithm: Algorithm;
  readonly #minIntervalMs: number;
  readonly #notBefore: Float64Array;

  constructor(algorithm: Algorithm, minIntervalMs: number, slots: number) {
    this.algorithm = algorithm;
    this.#minIntervalMs = minIntervalMs;
    this.#notBefore = new Float64Array(slots).fill(-Infinity);
  }

  /** When a call could start; not later than `now` when it may start at once. */
  earliest(slot: number, cost: number, now: number, ahead?: Ahead): number {
    const turn = this.algorithm.earliest(slot, cost, ahead ? ahead.units : 0, now);
    return Math.max(turn, this.#notBefore[slot] + (ahead ? ahead.calls * this.#minIntervalMs : 0));
  }

  take(slot: number, cost: number, now: number): void {
    this.algorithm.take(slot, cost, now);
    if (this.#minIntervalMs > 0) this.pauseUntil(slot, now + this.#minIntervalMs);
  }

  pauseUntil(slot: number, time: number): void {
    if (time > this.#notBefore[slot]) this.#notBefore[slot] = time;
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

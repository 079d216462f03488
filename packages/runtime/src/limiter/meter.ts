import type { Algorithm } from './algorithm.js';

/** Those who come first. */
export interface Ahead {
  readonly units: number;
  readonly calls: number;
}

/** What a waiting line asks when somebody may start. */
export interface Meter {
  /** When a call could start; not later than `now` when it may start at once. */
  earliest(cost: number, now: number, ahead?: Ahead): number;
  take(cost: number, now: number): void;
}

/** An algorithm, the spacing of starts, and pauses. */
export class SpacedMeter implements Meter {
  readonly #algorithm: Algorithm;
  readonly #minIntervalMs: number;
  #notBefore = -Infinity;

  constructor(algorithm: Algorithm, minIntervalMs: number) {
    this.#algorithm = algorithm;
    this.#minIntervalMs = minIntervalMs;
  }

  earliest(cost: number, now: number, ahead?: Ahead): number {
    if (!ahead) return Math.max(this.#notBefore, this.#algorithm.earliest(cost, 0, now));
    return Math.max(this.#notBefore + ahead.calls * this.#minIntervalMs, this.#algorithm.earliest(cost, ahead.units, now));
  }

  take(cost: number, now: number): void {
    this.#algorithm.take(cost, now);
    this.pauseUntil(now + this.#minIntervalMs);
  }

  pauseUntil(time: number): void {
    if (time > this.#notBefore) this.#notBefore = time;
  }

  /** How long nobody starts, whatever room there is. */
  pausedForMs(now: number): number {
    return Math.max(0, this.#notBefore - now);
  }
}

import { type AdaptiveLimit, type Bounds, isTelling } from './adaptive-limit.js';

const CUT = 0.9;

/**
 * One more after each round in which all went well, a tenth less after a failure, once a round. A round is as many calls as the limit admits at
 * once. Additive increase, multiplicative decrease: Chiu and Jain, 1989.
 */
export class AimdLimit implements AdaptiveLimit {
  readonly #bounds: Bounds;
  #limit: number;
  #leftInRound: number;
  #hasFailed = false;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
    this.#limit = this.#leftInRound = bounds.min;
  }

  get current(): number {
    return this.#limit;
  }

  learn(_durationMs: number, active: number, isSuccess: boolean): void {
    if (isSuccess && !isTelling(active, this.#limit)) return;
    if (!isSuccess && !this.#hasFailed) this.#cut();
    if (--this.#leftInRound <= 0) this.#endRound();
  }

  #cut(): void {
    this.#limit = Math.max(this.#bounds.min, Math.floor(this.#limit * CUT));
    this.#hasFailed = true;
    this.#leftInRound = this.#limit;
  }

  #endRound(): void {
    if (!this.#hasFailed) this.#limit = Math.min(this.#bounds.max, this.#limit + 1);
    this.#hasFailed = false;
    this.#leftInRound = this.#limit;
  }
}

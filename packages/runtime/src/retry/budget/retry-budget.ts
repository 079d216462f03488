import { checkOptions } from '../../base/options/check-options.js';
import { duration, number, withDefault } from '../../base/options/kinds.js';
import type { Clock } from '../../base/time/clock.js';
import type { Duration } from '../../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../../base/time/runtime.js';
import { SlidingCount } from './sliding-count.js';

export interface RetryBudgetOptions extends Runtime {
  /** Extra attempts for each first attempt, from 0. Default: 0.1. */
  ratio?: number;
  /** Extra attempts for each second of `ttl` that are allowed however few first ones there were, from 0. Default: 10. */
  minPerSecond?: number;
  /** How long an attempt counts, from 10 ms, in ten slots. Default: `'10s'`. */
  ttl?: Duration;
}

export interface RetryBudgetStats {
  /** First attempts within `ttl`. */
  readonly first: number;
  /** Extra attempts within `ttl`. */
  readonly extra: number;
  /** Extra attempts that there is room for now. */
  readonly room: number;
}

const schema = {
  ...runtimeSchema,
  ratio: /* @__PURE__ */ withDefault(/* @__PURE__ */ number(), 0.1),
  minPerSecond: /* @__PURE__ */ withDefault(/* @__PURE__ */ number(), 10),
  ttl: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(10), 10_000),
};

/** 0.29 × 100 is less than 29 as a double. */
const ROUNDING = 1e-9;

/**
 * Allows extra attempts, retries and hedges alike, in proportion to first ones, so that a dependency that is down gets little more than its usual load. To be
 * shared by all who call it. After the retry budget of Finagle.
 */
export class RetryBudget {
  readonly #ratio: number;
  readonly #reserve: number;
  readonly #clock: Clock;
  readonly #first: SlidingCount;
  readonly #extra: SlidingCount;

  /** Throws an `OptionError`. */
  constructor(options?: RetryBudgetOptions) {
    const { ratio, minPerSecond, ttl, clock } = checkOptions(options, schema);
    this.#ratio = ratio;
    this.#reserve = (minPerSecond * ttl) / 1_000;
    this.#clock = clock;
    this.#first = new SlidingCount(ttl);
    this.#extra = new SlidingCount(ttl);
  }

  /** Counts a first attempt. */
  deposit(): void {
    this.#first.add(this.#clock.now());
  }

  /** Counts an extra attempt; `false` when there is no room for it. */
  tryTake(): boolean {
    const now = this.#clock.now();
    const hasRoom = this.#room(now) > 0;
    if (hasRoom) this.#extra.add(now);
    return hasRoom;
  }

  stats(): Readonly<RetryBudgetStats> {
    const now = this.#clock.now();
    return Object.freeze({ first: this.#first.total(now), extra: this.#extra.total(now), room: this.#room(now) });
  }

  #room(now: number): number {
    const allowed = this.#reserve + this.#ratio * this.#first.total(now);
    return Math.max(0, Math.floor(allowed - this.#extra.total(now) + ROUNDING));
  }
}

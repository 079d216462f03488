import type { CloseOptions, CloseReport, Component } from '../base/lifecycle/component.js';
import type { Work } from '../base/signals/run-context.js';
import type { Duration } from '../base/time/duration.js';
import type { Admission, LimiterRunOptions, LimiterStats, LimiterWaitOptions, ObservedResponse, Reservation } from './api.js';
import { run } from './channels.js';
import { checkLimiterOptions, type CommonOptions, type LimitOptions } from './options.js';
import type { RatePermit } from './rate-permit.js';
import { Turnstile } from './turnstile.js';

/** Its `algorithm` is `'sliding-log'` by default, which is exact. */
export type LimiterOptions = CommonOptions;

const SLOT = 0;

/** Starts at most `rate` units in any window of length `per`; whoever comes too early is refused or waits, first come, first served. */
export class AsyncRateLimiter implements Component<LimiterStats> {
  readonly name: string;
  readonly #turnstile: Turnstile;

  /** Throws an `OptionError`. */
  constructor(options: LimiterOptions) {
    const settings = checkLimiterOptions(options);
    this.name = settings.name;
    this.#turnstile = new Turnstile(settings, 1);
  }

  /** Starts now or not at all. While somebody waits, nobody comes before them. Throws an `OptionError` for a cost above the limit, and a `ClosedError`. */
  tryAcquire(cost = 1): Admission {
    return this.#turnstile.tryAcquire(SLOT, cost);
  }

  /**
   * Waits for the start. Rejects with a `QueueFullError`, a `RateLimitedError` when the deadline comes first, a `ClosedError`, an `OptionError` for an option
   * that does not fit or a cost above the limit, or the reason of the signal.
   */
  acquire(cost?: number, options?: LimiterWaitOptions): Promise<RatePermit> {
    return this.#turnstile.acquire(SLOT, cost, options);
  }

  /** Waits as `acquire` does, then works. What the work throws passes through. */
  run<Result>(work: Work<Result>, options?: LimiterRunOptions): Promise<Result> {
    const turnstile = this.#turnstile;
    return run.hasSubscribers ? run.tracePromise(() => turnstile.run(SLOT, work, options), { limiter: this.name }) : turnstile.run(SLOT, work, options);
  }

  /**
   * Takes a place behind all who wait, and says when its time comes; the caller waits by itself. Whoever comes later starts later, whatever
   * the priority. Throws a `QueueFullError`, and what `tryAcquire` throws.
   */
  reserve(cost?: number): Reservation {
    return this.#turnstile.reserve(SLOT, cost);
  }

  /** Gives units back that were admitted and not started. */
  refund(cost?: number): void {
    this.#turnstile.refund(SLOT, cost);
  }

  /** Starts nobody for a while. A shorter pause does not end a longer one. */
  penalize(duration: Duration): void {
    this.#turnstile.penalize(SLOT, duration);
  }

  /** Learns from an answer: pauses as long as its headers ask, five minutes at most, and, when adaptive, uses less of the rate after a 429 or 503. */
  observe(response: ObservedResponse): void {
    this.#turnstile.observe(SLOT, response);
  }

  /** Changes the limit. What started before still counts, and who waits keeps the place; a cost that no longer fits is refused. Throws an `OptionError`. */
  update(changes: Partial<LimitOptions>): void {
    this.#turnstile.update(changes);
  }

  /** Units that could start now if nobody waited. */
  remaining(): number {
    return this.#turnstile.remaining(SLOT);
  }

  stats(): Readonly<LimiterStats> {
    const remaining = this.remaining();
    return Object.freeze({ ...this.#turnstile.stats(), remaining, pausedForMs: this.#turnstile.pausedForMs(SLOT) });
  }

  /** Lets those who wait start in their time; whoever is left after `drain` gets a `ClosedError`. */
  async close(options?: CloseOptions): Promise<CloseReport> {
    return this.#turnstile.close(options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

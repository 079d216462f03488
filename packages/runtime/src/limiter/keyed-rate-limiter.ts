import { RateLimitedError } from '../base/errors/rate-limited-error.js';
import { withoutStack } from '../base/errors/without-stack.js';
import type { CloseOptions, CloseReport, Component } from '../base/lifecycle/component.js';
import type { Work } from '../base/signals/run-context.js';
import type { Duration } from '../base/time/duration.js';
import type { Admission, KeyedLimiterStats, LimiterRunOptions, LimiterWaitOptions, ObservedResponse, Reservation } from './api.js';
import { run } from './channels.js';
import { KeySlots } from './key-slots.js';
import { checkKeyedOptions, type CommonOptions, type LimitOptions } from './options.js';
import type { RatePermit } from './rate-permit.js';
import { Turnstile } from './turnstile.js';

/** Its `algorithm` is `'gcra'` by default, which remembers one number for each key. */
export interface KeyedLimiterOptions extends CommonOptions {
  /** How many keys have room of their own, an integer from 1 to 10 000 000. Default: 100 000. */
  maxKeys?: number;
  /**
   * What becomes of a new key when the room of none of eight others is unused: `'share'`, it shares one more limit with all such keys; `'deny'`, it is refused
   * until there is room. Default: `'share'`.
   */
  onKeyOverflow?: 'share' | 'deny';
}

/**
 * A limit for each key: starts at most `rate` units of a key in any window of length `per`, give or take `burst`. A key is forgotten once its
 * whole limit is free again and another key needs its place, so that forgetting lets nobody start earlier.
 */
export class KeyedRateLimiter implements Component<KeyedLimiterStats> {
  readonly name: string;
  readonly #turnstile: Turnstile;
  readonly #slots: KeySlots;
  /** The slot of all keys that have none of their own. A key that gets one begins with what was counted here. */
  readonly #shared: number;
  readonly #isShared: boolean;
  #overflowed = 0;

  /** Throws an `OptionError`. */
  constructor(options: KeyedLimiterOptions) {
    const { maxKeys, onKeyOverflow, ...settings } = checkKeyedOptions(options);
    this.name = settings.name;
    this.#turnstile = new Turnstile(settings, maxKeys + 1);
    this.#slots = new KeySlots(maxKeys, (slot) => this.#turnstile.isIdle(slot));
    this.#shared = maxKeys;
    this.#isShared = onKeyOverflow === 'share';
  }

  /** Starts now or not at all. While somebody waits for the key, nobody comes before them. Throws an `OptionError` for a cost above the limit, and a `ClosedError`. */
  tryAcquire(key: string, cost = 1): Admission {
    const slot = this.#slotOf(key);
    return slot === undefined ? this.#turnstile.refuse() : this.#turnstile.tryAcquire(slot, cost);
  }

  /**
   * Waits for the start. Rejects with a `QueueFullError`, a `RateLimitedError` when the deadline comes first or the key is denied, a `ClosedError`, an `OptionError`
   * for an option that does not fit or a cost above the limit, or the reason of the signal.
   */
  async acquire(key: string, cost?: number, options?: LimiterWaitOptions): Promise<RatePermit> {
    return this.#turnstile.acquire(this.#grantedSlot(key), cost, options);
  }

  /** Waits as `acquire` does, then works. What the work throws passes through. */
  run<Result>(key: string, work: Work<Result>, options?: LimiterRunOptions): Promise<Result> {
    return run.hasSubscribers ? run.tracePromise(() => this.#run(key, work, options), { limiter: this.name }) : this.#run(key, work, options);
  }

  /**
   * Takes a place behind all who wait for the key, and says when its time comes; the caller waits by itself. Throws a `QueueFullError`, a `RateLimitedError`
   * when the key is denied, and what `tryAcquire` throws.
   */
  reserve(key: string, cost?: number): Reservation {
    return this.#turnstile.reserve(this.#grantedSlot(key), cost);
  }

  /** Gives units back that were admitted and not started; of no effect for a key without room of its own. */
  refund(key: string, cost?: number): void {
    const slot = this.#slots.get(key);
    if (slot !== undefined) this.#turnstile.refund(slot, cost);
  }

  /** Starts nobody of a key for a while. A shorter pause does not end a longer one. */
  penalize(key: string, duration: Duration): void {
    const slot = this.#slotOf(key);
    if (slot !== undefined) this.#turnstile.penalize(slot, duration);
  }

  /**
   * Learns from an answer: pauses the key as long as its headers ask, five minutes at most, and, when adaptive, uses less of the rate, for all keys, after a 429
   * or 503.
   */
  observe(key: string, response: ObservedResponse): void {
    const slot = this.#slotOf(key);
    if (slot !== undefined) this.#turnstile.observe(slot, response);
  }

  /** Changes the limit of every key. What started before still counts, and who waits keeps the place; a cost that no longer fits is refused. Throws an `OptionError`. */
  update(changes: Partial<LimitOptions>): void {
    this.#turnstile.update(changes);
  }

  /** Units of a key that could start now if nobody waited. */
  remaining(key: string): number {
    return this.#turnstile.remaining(this.#slots.get(key) ?? this.#shared);
  }

  stats(): Readonly<KeyedLimiterStats> {
    return Object.freeze({ ...this.#turnstile.stats(), keys: this.#slots.used, maxKeys: this.#shared, overflowed: this.#overflowed });
  }

  /** Lets those who wait start in their time; whoever is left after `drain` gets a `ClosedError`. */
  async close(options?: CloseOptions): Promise<CloseReport> {
    return this.#turnstile.close(options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #run<Result>(key: string, work: Work<Result>, options: LimiterRunOptions | undefined): Promise<Result> {
    return this.#turnstile.run(this.#grantedSlot(key), work, options);
  }

  /** The slot of a key, which gets one now if it had none; `undefined` when it is denied. */
  #slotOf(key: string): number | undefined {
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    // What waits in the shared slot is not yet part of its history, so that a key that left it now could start too much.
    const given = this.#turnstile.hasWaiting(this.#shared) ? undefined : this.#slots.give(key);
    if (given === undefined) {
      this.#overflowed++;
      return this.#isShared ? this.#shared : undefined;
    }
    this.#turnstile.moveIn(given, this.#shared);
    return given;
  }

  #grantedSlot(key: string): number {
    const slot = this.#slotOf(key);
    if (slot !== undefined) return slot;
    const { retryAfterMs } = this.#turnstile.refuse();
    throw withoutStack(() => new RateLimitedError(this.name, retryAfterMs));
  }
}

import { ClosedError } from '../base/errors/closed-error.js';
import { OptionError } from '../base/errors/option-error.js';
import type { CloseOptions, CloseReport, Component } from '../base/lifecycle/component.js';
import { Lifetime } from '../base/lifecycle/lifetime.js';
import { type Duration, toMilliseconds } from '../base/time/duration.js';
import { AdaptiveShare } from './adaptive-share.js';
import type { Algorithm, Limits } from './algorithm.js';
import { type Admission, ADMITTED, type LimiterStats, type ObservedResponse, type Reservation, type LimiterRunContext, type LimiterRunOptions, type LimiterWaitOptions } from './api.js';
import { adapted, paused, refused } from './channels.js';
import { SpacedMeter } from './meter.js';
import { type AlgorithmName, checkLimiterOptions, type CommonOptions, type LimitOptions, makeAlgorithm } from './options.js';
import { RatePermit } from './rate-permit.js';
import { requestedPause } from './requested-pause.js';
import { type Hall, type Place, WaitingLine } from './waiting-line.js';

export interface LimiterOptions extends CommonOptions {
  /** How starts are counted. Default: `'sliding-log'`, which is exact. */
  algorithm?: AlgorithmName;
  /** Whether `observe` also lowers the rate when a server complains. Default: `false`. */
  adaptive?: boolean;
}

/** Starts at most `rate` units in any window of length `per`; whoever comes too early is refused or waits, first come, first served. */
export class AsyncRateLimiter implements Component<LimiterStats> {
  readonly name: string;
  readonly #options: ReturnType<typeof checkLimiterOptions>;
  readonly #algorithm: Algorithm;
  readonly #meter: SpacedMeter;
  readonly #hall: Hall;
  readonly #line: WaitingLine;
  readonly #lifetime: Lifetime;
  readonly #adaptive: AdaptiveShare | undefined;
  /** The limit as it was given, where `burst` may be left to follow `rate`. */
  #asked: LimitOptions;
  #limits: Limits;
  #admitted = 0;
  #refused = 0;

  /** Throws an `OptionError`. */
  constructor(options: LimiterOptions) {
    this.#options = checkLimiterOptions(options);
    const { name, rate, per, burst = rate, minInterval, maxQueue, algorithm, adaptive, clock, scheduler } = this.#options;
    this.name = name;
    this.#asked = { rate, per, burst: this.#options.burst };
    this.#limits = { rate, perMs: per, burst, share: 1 };
    this.#algorithm = makeAlgorithm(algorithm, this.#limits);
    this.#meter = new SpacedMeter(this.#algorithm, minInterval);
    this.#hall = { name, clock, scheduler, maxQueue, waiting: 0 };
    this.#line = new WaitingLine(this.#hall, this.#meter);
    this.#lifetime = new Lifetime(name, scheduler);
    this.#adaptive = adaptive ? new AdaptiveShare() : undefined;
  }

  /** Starts now or not at all. While somebody waits, nobody comes before them. Throws an `OptionError` for a cost above the limit, and a `ClosedError`. */
  tryAcquire(cost = 1): Admission {
    const now = this.#look(cost);
    if (this.#admit(cost, now)) return ADMITTED;
    this.#refused++;
    const retryAfterMs = this.#line.endsAt(cost, now) - now;
    if (refused.hasSubscribers) refused.publish({ limiter: this.name, retryAfterMs });
    return { ok: false, retryAfterMs };
  }

  /**
   * Waits for the start. Rejects with a `QueueFullError`, a `RateLimitedError` when the deadline comes first, a `ClosedError`, an `OptionError` for a cost above the
   * limit, or the reason of the signal.
   */
  async acquire(cost = 1, options: LimiterWaitOptions = {}): Promise<RatePermit> {
    options.signal?.throwIfAborted();
    const now = this.#look(cost);
    const startedAt = this.#admit(cost, now) ? now : await this.#wait(cost, now, options);
    return new RatePermit(startedAt - now, () => this.#giveBack(cost));
  }

  /** Waits as `acquire` does, then works. What the work throws passes through. */
  async run<Result>(work: (context: LimiterRunContext) => Result | PromiseLike<Result>, { cost = 1, ...options }: LimiterRunOptions = {}): Promise<Result> {
    const { signal } = options;
    signal?.throwIfAborted();
    const now = this.#look(cost);
    if (!this.#admit(cost, now)) await this.#wait(cost, now, options);
    return work({ signal });
  }

  /**
   * Takes a place behind all who wait, and says when its time comes; the caller waits by itself. Whoever comes later starts later, whatever
   * the priority. Throws a `QueueFullError`, and what `tryAcquire` throws.
   */
  reserve(cost = 1): Reservation {
    const now = this.#look(cost);
    if (this.#admit(cost, now)) return { delayMs: 0, cancel: this.#once(() => this.#giveBack(cost)) };
    const delayMs = this.#line.endsAt(cost, now) - now;
    const place = this.#join({ cost, deadlineAt: Infinity, priority: 'low', isReserved: true });
    place.promise.catch(() => undefined);
    return { delayMs, cancel: this.#once(() => this.#line.leave(place, undefined) || this.#giveBack(cost)) };
  }

  /** Gives units back that were admitted and not started. */
  refund(cost = 1): void {
    this.#checkCost(cost);
    this.#giveBack(cost);
  }

  /** Starts nobody for a while. A shorter pause does not end a longer one. */
  penalize(duration: Duration): void {
    const pauseMs = toMilliseconds(duration, 'ms');
    if (pauseMs === 0) return;
    this.#meter.pauseUntil(this.#options.clock.now() + pauseMs);
    if (paused.hasSubscribers) paused.publish({ limiter: this.name, pauseMs });
    this.#review();
  }

  /** Learns from an answer: pauses as long as its headers ask, five minutes at most, and, when adaptive, uses less of the rate after a 429 or 503. */
  observe(response: ObservedResponse): void {
    const { clock } = this.#options;
    const status = response.status ?? response.statusCode;
    this.#recover(clock.now());
    if (status === 429 || status === 503) this.#adaptive?.cut(clock.now(), this.#limits.perMs);
    this.#adapt();
    this.penalize(requestedPause(response, clock.wallNow()));
  }

  /** Changes the limit. What started before still counts, and who waits keeps the place; a cost that no longer fits is refused. Throws an `OptionError`. */
  update(changes: Partial<LimitOptions>): void {
    const { algorithm } = this.#options;
    const { rate, per, burst = rate } = checkLimiterOptions({ ...this.#asked, ...changes, algorithm } as LimiterOptions);
    this.#asked = { ...this.#asked, ...changes };
    this.#limits = { ...this.#limits, rate, perMs: per, burst };
    this.#algorithm.change(this.#limits, this.#options.clock.now());
    this.#review();
  }

  /** Units that could start now if nobody waited. */
  remaining(): number {
    const now = this.#options.clock.now();
    this.#recover(now);
    return this.#meter.pausedForMs(now) > 0 ? 0 : this.#algorithm.remaining(now);
  }

  stats(): Readonly<LimiterStats> {
    const { algorithm, clock } = this.#options;
    const { rate, perMs, share } = this.#limits;
    return Object.freeze({
      name: this.name,
      algorithm,
      isApproximate: algorithm === 'sliding-counter',
      rate,
      perMs,
      share,
      windowBound: this.#algorithm.windowBound,
      remaining: this.remaining(),
      waiting: this.#line.size,
      admitted: this.#admitted,
      refused: this.#refused,
      pausedForMs: this.#meter.pausedForMs(clock.now()),
    });
  }

  /** Lets those who wait start in their time; whoever is left after `drain` gets a `ClosedError`. */
  close(options?: CloseOptions): Promise<CloseReport> {
    return this.#lifetime.close(options, () => this.#line.review(() => new ClosedError(this.name)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** The time, after a look at what was asked for. */
  #look(cost: number): number {
    if (cost !== 1) this.#checkCost(cost);
    if (!this.#lifetime.isOpen) throw new ClosedError(this.name);
    const now = this.#options.clock.now();
    if (this.#adaptive) this.#recover(now);
    return now;
  }

  #checkCost(cost: number): void {
    const { capacity } = this.#algorithm;
    if (Number.isInteger(cost) && cost >= 1 && cost <= capacity) return;
    throw new OptionError('cost', `an integer from 1 to ${capacity}`, cost);
  }

  #admit(cost: number, now: number): boolean {
    if (this.#options.enabled) {
      if (this.#line.size > 0 || this.#meter.earliest(cost, now) > now) return false;
      this.#meter.take(cost, now);
    }
    this.#admitted++;
    return true;
  }

  async #wait(cost: number, now: number, { signal, deadline, priority = 'normal' }: LimiterWaitOptions): Promise<number> {
    const deadlineAt = deadline ? now + deadline.remainingMs() : Infinity;
    return this.#join({ cost, deadlineAt, priority, isReserved: false }, signal).promise;
  }

  #join(demand: Parameters<WaitingLine['join']>[0], signal?: AbortSignal): Place {
    let place: Place;
    try {
      place = this.#line.join(demand, signal);
    } catch (error) {
      this.#refused++;
      throw error;
    }
    this.#lifetime.enter();
    const leave = () => this.#lifetime.leave();
    place.promise.then(() => this.#admitted++, () => this.#refused++).then(leave, leave);
    return place;
  }

  #giveBack(cost: number): void {
    if (!this.#options.enabled) return;
    this.#algorithm.giveBack(cost, this.#options.clock.now());
    this.#line.serve();
  }

  #once(act: () => void): () => void {
    let isDone = false;
    return () => {
      if (!isDone) act();
      isDone = true;
    };
  }

  /** Lets the share rise with the time. */
  #recover(now: number): void {
    this.#adaptive?.rise(now, this.#limits.perMs);
    this.#adapt();
  }

  #adapt(): void {
    const share = this.#adaptive?.value ?? 1;
    if (share === this.#limits.share) return;
    this.#limits = { ...this.#limits, share };
    this.#algorithm.change(this.#limits, this.#options.clock.now());
    if (adapted.hasSubscribers) adapted.publish({ limiter: this.name, share });
    this.#review();
  }

  #review(): void {
    const { capacity } = this.#algorithm;
    this.#line.review(({ cost }) => (cost > capacity ? new OptionError('cost', `an integer from 1 to ${capacity}`, cost) : undefined));
  }
}

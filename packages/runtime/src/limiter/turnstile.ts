import { asRejection } from '../base/errors/as-rejection.js';
import { ClosedError } from '../base/errors/closed-error.js';
import { OptionError } from '../base/errors/option-error.js';
import { QueueFullError } from '../base/errors/queue-full-error.js';
import { withoutStack } from '../base/errors/without-stack.js';
import type { CloseOptions, CloseReport } from '../base/lifecycle/component.js';
import { Lifetime } from '../base/lifecycle/lifetime.js';
import { callOptions } from '../base/options/check-options.js';
import { UNSIGNALLED, type Work } from '../base/signals/run-context.js';
import type { Clock } from '../base/time/clock.js';
import { type Duration, toMilliseconds } from '../base/time/duration.js';
import { AdaptiveShare } from './adaptive-share.js';
import { type Admission, ADMITTED, type LimiterRunOptions, type LimiterWaitOptions, type ObservedResponse, type Refusal, type Reservation } from './api.js';
import { adapted, paused, refused } from './channels.js';
import { Meter } from './meter.js';
import { checkLimiterOptions, type LimiterSettings, type LimitOptions, runSchema, toLimits, waitSchema } from './options.js';
import { RatePermit } from './rate-permit.js';
import { requestedPause } from './requested-pause.js';
import { type Demand, type Hall, type Place, WaitingLine } from './waiting-line.js';

/** Admits callers through so many slots, each with room and a line of its own: what a limiter does for itself, and a keyed one for each key. */
export class Turnstile {
  #settings: LimiterSettings;
  readonly #clock: Clock;
  /** Whether there is nothing to look at before a call of one unit: the limiter is open, and does not adapt. */
  #isPlain: boolean;
  readonly #meter: Meter;
  readonly #hall: Hall;
  readonly #lifetime: Lifetime;
  readonly #adaptive: AdaptiveShare | undefined;
  /** Rises when a slot gets another tenant. */
  readonly #tenants: Uint32Array;
  #share = 1;
  #admitted = 0;
  #refused = 0;

  constructor(settings: LimiterSettings, slots: number) {
    const { name, clock, scheduler, adaptive } = settings;
    this.#settings = settings;
    this.#clock = clock;
    this.#isPlain = !adaptive;
    this.#meter = new Meter(settings, slots);
    this.#hall = { name, clock, scheduler, meter: this.#meter, lines: new Map(), waiting: 0, onLeave: (hasStarted) => this.#countOut(hasStarted) };
    this.#lifetime = new Lifetime(name, scheduler);
    this.#tenants = new Uint32Array(slots);
    this.#adaptive = adaptive ? new AdaptiveShare() : undefined;
  }

  /** Calls no private methods on its way, which cost more than other ones. */
  tryAcquire(slot: number, cost: number): Admission {
    const now = this.#clock.now();
    if (cost !== 1 || !this.#isPlain) this.#examine(cost, now);
    const turn = this.#hall.waiting > 0 ? this.#turn(slot, cost, now) : this.#meter.earliest(slot, cost, now);
    if (turn > now) return this.refuse(turn - now);
    this.#meter.take(slot, cost, now);
    this.#admitted++;
    return ADMITTED;
  }

  /** Counts a refusal; without a better estimate, there may be room after one `per`. */
  refuse(retryAfterMs: number = this.#settings.per): Refusal {
    this.#refused++;
    if (refused.hasSubscribers) refused.publish({ limiter: this.#hall.name, retryAfterMs });
    return { ok: false, retryAfterMs };
  }

  acquire(slot: number, cost = 1, options?: LimiterWaitOptions): Promise<RatePermit> {
    return asRejection(() => this.#inTurn(slot, cost, callOptions(options, waitSchema), (waitedMs) => new RatePermit(waitedMs, this.#undo(slot, cost))));
  }

  run<Result>(slot: number, work: Work<Result>, options?: LimiterRunOptions): Promise<Result> {
    return asRejection(() => {
      const waits = callOptions(options, runSchema);
      const { cost = 1, signal } = waits;
      return this.#inTurn(slot, cost, waits, () => work(signal ? { signal } : UNSIGNALLED));
    });
  }

  reserve(slot: number, cost = 1): Reservation {
    const now = this.#look(cost);
    const turn = this.#turn(slot, cost, now);
    const undo = this.#undo(slot, cost);
    if (turn <= now) {
      this.#start(slot, cost, now);
      return { delayMs: 0, cancel: undo };
    }
    const place = this.#join(slot, { cost, deadlineAt: Infinity, priority: 'low', isReserved: true }, now);
    place.promise.catch(() => undefined);
    const cancel = () => this.#hall.lines.get(slot)?.leave(place) || void place.promise.then(undo, () => undefined);
    return { delayMs: turn - now, cancel };
  }

  refund(slot: number, cost = 1): void {
    this.#checkCost(cost);
    this.#giveBack(slot, cost);
  }

  penalize(slot: number, duration: Duration): void {
    const pauseMs = toMilliseconds(duration, 'duration');
    if (pauseMs === 0) return;
    this.#meter.pauseUntil(slot, this.#clock.now() + pauseMs);
    if (paused.hasSubscribers) paused.publish({ limiter: this.#hall.name, pauseMs });
    this.#hall.lines.get(slot)?.review();
  }

  observe(slot: number, response: ObservedResponse): void {
    const status = response.status ?? response.statusCode;
    this.#adapt(this.#clock.now(), status === 429 || status === 503);
    this.penalize(slot, requestedPause(response, this.#clock.wallNow()));
  }

  update(changes: Partial<LimitOptions>): void {
    this.#settings = checkLimiterOptions({ ...this.#settings, ...changes });
    this.#change();
  }

  remaining(slot: number): number {
    const now = this.#clock.now();
    this.#adapt(now);
    return this.#meter.remaining(slot, now);
  }

  pausedForMs(slot: number): number {
    return this.#meter.pausedForMs(slot, this.#clock.now());
  }

  stats() {
    const { name, algorithm, rate, per } = this.#settings;
    return {
      name,
      algorithm,
      isApproximate: algorithm === 'sliding-counter',
      rate,
      perMs: per,
      share: this.#share,
      windowBound: this.#meter.algorithm.windowBound,
      waiting: this.#hall.waiting,
      admitted: this.#admitted,
      refused: this.#refused,
    };
  }

  close(options?: CloseOptions): Promise<CloseReport> {
    const closing = this.#lifetime.close(options, () => {
      const reason = new ClosedError(this.#hall.name);
      this.#review(() => reason);
    });
    this.#isPlain = false;
    return closing;
  }

  hasWaiting(slot: number): boolean {
    return this.#hall.lines.has(slot);
  }

  /** Whether a slot may go to another tenant without anybody noticing. */
  isIdle(slot: number): boolean {
    return !this.hasWaiting(slot) && this.#meter.isIdle(slot, this.#clock.now());
  }

  /** Lets a new tenant in, with the history of another slot; permits of the one before give nothing back any more. */
  moveIn(slot: number, historyOf: number): void {
    this.#tenants[slot]++;
    this.#meter.copy(historyOf, slot);
  }

  /** The time, after a look at what was asked for. */
  #look(cost: number): number {
    const now = this.#clock.now();
    if (cost !== 1 || !this.#isPlain) this.#examine(cost, now);
    return now;
  }

  #examine(cost: number, now: number): void {
    this.#checkCost(cost);
    if (!this.#lifetime.isOpen) throw new ClosedError(this.#hall.name);
    this.#adapt(now);
  }

  #checkCost(cost: number): void {
    const { capacity } = this.#meter.algorithm;
    if (!Number.isInteger(cost) || cost < 1 || cost > capacity) throw new OptionError('cost', `an integer from 1 to ${capacity}`, cost);
  }

  /** Begins when the turn has come. */
  #inTurn<Result>(slot: number, cost: number, options: LimiterWaitOptions, begin: (waitedMs: number) => Result | PromiseLike<Result>): Promise<Result> {
    const { signal, deadline, priority = 'normal' } = options;
    signal?.throwIfAborted();
    const now = this.#look(cost);
    if (this.#turn(slot, cost, now) <= now) {
      this.#start(slot, cost, now);
      return Promise.resolve(begin(0));
    }
    const deadlineAt = deadline ? now + deadline.remainingMs() : Infinity;
    return this.#join(slot, { cost, deadlineAt, priority, isReserved: false }, now, signal).promise.then((startedAt) => {
      this.#giveBackOnAbort(slot, cost, signal);
      return begin(startedAt - now);
    });
  }

  /** When a call would start behind all who wait; not later than `now` when it may start at once. */
  #turn(slot: number, cost: number, now: number): number {
    const line = this.#hall.waiting > 0 ? this.#hall.lines.get(slot) : undefined;
    return line ? line.endsAt(cost, now) : this.#meter.earliest(slot, cost, now);
  }

  #start(slot: number, cost: number, now: number): void {
    this.#meter.take(slot, cost, now);
    this.#admitted++;
  }

  #join(slot: number, demand: Demand, now: number, signal?: AbortSignal): Place {
    this.#lifetime.enter();
    try {
      const { name, maxQueue } = this.#settings;
      if (this.#hall.waiting >= maxQueue) throw withoutStack(() => new QueueFullError(name, maxQueue));
      const line = this.#hall.lines.get(slot) ?? new WaitingLine(this.#hall, slot);
      return line.join(demand, now, signal);
    } catch (error) {
      this.#countOut(false);
      throw error;
    }
  }

  #countOut(hasStarted: boolean): void {
    if (hasStarted) this.#admitted++;
    else this.#refused++;
    this.#lifetime.leave();
  }

  /** Gives back, once, what the tenant of a slot took. */
  #undo(slot: number, cost: number): () => void {
    let tenant = this.#tenants[slot];
    return () => {
      if (tenant === this.#tenants[slot]) this.#giveBack(slot, cost);
      tenant = NaN;
    };
  }

  /** A caller may leave between the grant and the start. */
  #giveBackOnAbort(slot: number, cost: number, signal: AbortSignal | undefined): void {
    if (signal?.aborted) this.#giveBack(slot, cost);
    signal?.throwIfAborted();
  }

  #giveBack(slot: number, cost: number): void {
    this.#meter.giveBack(slot, cost, this.#clock.now());
    this.#hall.lines.get(slot)?.serve();
  }

  /** Lets the share of an adaptive limiter rise with the time, or fall. */
  #adapt(now: number, isComplaint = false): void {
    const share = this.#adaptive?.next(now, this.#settings.per, isComplaint) ?? 1;
    if (share === this.#share) return;
    this.#share = share;
    this.#change();
    if (adapted.hasSubscribers) adapted.publish({ limiter: this.#hall.name, share });
  }

  #change(): void {
    const { algorithm } = this.#meter;
    algorithm.change(toLimits(this.#settings, this.#share), this.#clock.now());
    const { capacity } = algorithm;
    this.#review(({ cost }) => (cost > capacity ? new OptionError('cost', `an integer from 1 to ${capacity}`, cost) : undefined));
  }

  #review(reasonToRefuse: (demand: Demand) => unknown): void {
    for (const line of this.#hall.lines.values()) line.review(reasonToRefuse);
  }
}

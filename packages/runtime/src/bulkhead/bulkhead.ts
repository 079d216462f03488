import { asRejection } from '../base/errors/as-rejection.js';
import { BulkheadFullError } from '../base/errors/bulkhead-full-error.js';
import { ClosedError } from '../base/errors/closed-error.js';
import { isRefusal } from '../base/errors/is-refusal.js';
import { isTimeout } from '../base/errors/is-timeout.js';
import { OptionError } from '../base/errors/option-error.js';
import { withoutStack } from '../base/errors/without-stack.js';
import type { CloseOptions, CloseReport, Component } from '../base/lifecycle/component.js';
import { Lifetime } from '../base/lifecycle/lifetime.js';
import { callOptions } from '../base/options/check-options.js';
import { UNSIGNALLED, type Work } from '../base/signals/run-context.js';
import { untilAborted } from '../base/signals/until-aborted.js';
import type { Outcome } from '../breaker/classify.js';
import type { BulkheadStats, BulkheadWaitOptions } from './api.js';
import { BulkheadPermit } from './bulkhead-permit.js';
import { adapted, refused, run } from './channels.js';
import type { AdaptiveLimit } from './limits/adaptive-limit.js';
import { makeAdaptiveLimit } from './limits/options.js';
import { type BulkheadOptions, checkBulkheadOptions, checkPlaces, waitSchema } from './options.js';
import { PlaceQueue } from './place-queue.js';

/** Lets so many run at once, so that one slow service cannot take all there is. After M. Nygard, "Release It!". */
export class Bulkhead implements Component<BulkheadStats> {
  readonly name: string;
  readonly #options: ReturnType<typeof checkBulkheadOptions>;
  readonly #adaptive: AdaptiveLimit | undefined;
  readonly #queue: PlaceQueue;
  readonly #lifetime: Lifetime;
  #limit: number;
  #active = 0;
  #admitted = 0;
  #refused = 0;
  #extraReleases = 0;

  /** Throws an `OptionError`. */
  constructor(options: BulkheadOptions) {
    this.#options = checkBulkheadOptions(options);
    const { name, maxConcurrent, scheduler } = this.#options;
    this.name = name;
    if (typeof maxConcurrent === 'object') this.#adaptive = makeAdaptiveLimit(maxConcurrent);
    this.#limit = typeof maxConcurrent === 'object' ? maxConcurrent.min : maxConcurrent;
    this.#queue = new PlaceQueue(scheduler, { late: (waitedMs) => this.#refusal(waitedMs), left: () => this.#sendAway() });
    this.#lifetime = new Lifetime(name, scheduler);
  }

  /**
   * Works when there is a place. Rejects with a `BulkheadFullError`, a `ClosedError`, an `OptionError`, or the reason of the signal; what the work throws passes
   * through. The place is held until the work ends, even when the caller has left.
   */
  run<Result>(work: Work<Result>, options?: BulkheadWaitOptions): Promise<Result> {
    return run.hasSubscribers ? run.tracePromise(() => this.#runWith(work, options), { bulkhead: this.name }) : this.#runWith(work, options);
  }

  /** A place now, or `undefined`. Throws a `ClosedError`. */
  tryAcquire(): BulkheadPermit | undefined {
    if (this.#enter()) return this.#permit();
    this.#sendAway();
    this.#publishRefusal();
    return undefined;
  }

  /** Waits for a place, which the caller holds until it is released: `using permit = await bulkhead.acquire()`. Rejects as `run` does. */
  async acquire(options?: BulkheadWaitOptions): Promise<BulkheadPermit> {
    const waits = callOptions(options, waitSchema);
    waits.signal?.throwIfAborted();
    if (!this.#enter()) await this.#wait(waits);
    this.#giveOn(waits.signal);
    return this.#permit();
  }

  /** Changes how many may run at once. Work that runs is let finish. Throws an `OptionError`, as when the limit adapts itself. */
  resize(maxConcurrent: number): void {
    if (this.#adaptive) {
      throw new OptionError('maxConcurrent', 'left to the adaptive limit', maxConcurrent, '`resize` and an adaptive `maxConcurrent` contradict each other; give a number as `maxConcurrent` to change it.');
    }
    this.#limit = checkPlaces(maxConcurrent);
    this.#serve();
  }

  /** Places that are free. */
  remaining(): number {
    return Math.max(0, this.#limit - this.#active);
  }

  stats(): Readonly<BulkheadStats> {
    return Object.freeze({
      name: this.name,
      limit: this.#limit,
      active: this.#active,
      waiting: this.#queue.size,
      admitted: this.#admitted,
      refused: this.#refused,
      extraReleases: this.#extraReleases,
    });
  }

  /** Admits nobody new and lets those who wait have their turn; after `drain` they get a `ClosedError`, and what runs runs on. */
  async close(options?: CloseOptions): Promise<CloseReport> {
    return this.#lifetime.close(options, () => this.#queue.refuseAll(new ClosedError(this.name)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #runWith<Result>(work: Work<Result>, options: BulkheadWaitOptions | undefined): Promise<Result> {
    if (options === undefined) return this.#run(work, {});
    return asRejection(() => {
      const waits = callOptions(options, waitSchema);
      return untilAborted(this.#run(work, waits), waits.signal);
    });
  }

  async #run<Result>(work: Work<Result>, options: BulkheadWaitOptions): Promise<Result> {
    const { signal } = options;
    signal?.throwIfAborted();
    if (!this.#enter()) await this.#wait(options);
    this.#giveOn(signal);
    const startedAt = this.#now();
    let outcome: Outcome = 'success';
    try {
      return await work(signal ? { signal } : UNSIGNALLED);
    } catch (error) {
      // What another limit refused says nothing about this one.
      outcome = isRefusal(error) ? 'ignore' : 'failure';
      throw error;
    } finally {
      this.#free(startedAt, signal?.aborted ? outcomeOfAbort(signal.reason) : outcome);
    }
  }

  /** Counts a call in, and says whether it has a place at once. Nobody comes before those who wait: they wait only while all places are taken. */
  #enter(): boolean {
    this.#lifetime.enter();
    if (this.#active >= this.#limit) return false;
    this.#take();
    return true;
  }

  #wait({ signal, deadline }: BulkheadWaitOptions): Promise<void> {
    const { maxQueue, queueTimeout } = this.#options;
    const longestMs = Math.min(queueTimeout, deadline?.remainingMs() ?? Infinity);
    if (this.#queue.size < maxQueue && longestMs > 0) return this.#queue.join(longestMs, signal);
    this.#sendAway();
    throw longestMs > 0 ? this.#refusal() : this.#refusal(0);
  }

  /** A caller may leave between the grant and the start. */
  #giveOn(signal: AbortSignal | undefined): void {
    if (signal?.aborted) this.#free(this.#now(), 'ignore');
    signal?.throwIfAborted();
  }

  #sendAway(): void {
    this.#refused++;
    this.#lifetime.leave();
  }

  #permit(): BulkheadPermit {
    const startedAt = this.#now();
    return new BulkheadPermit((outcome) => this.#free(startedAt, outcome), () => this.#extraReleases++);
  }

  #take(): void {
    this.#active++;
    this.#admitted++;
  }

  #free(startedAt: number, outcome: Outcome): void {
    if (this.#adaptive && outcome !== 'ignore') this.#adapt(this.#adaptive, this.#now() - startedAt, outcome === 'success');
    this.#active--;
    this.#serve();
    this.#lifetime.leave();
  }

  #adapt(adaptive: AdaptiveLimit, durationMs: number, isSuccess: boolean): void {
    adaptive.learn(durationMs, this.#active, isSuccess);
    if (adaptive.current === this.#limit) return;
    this.#limit = adaptive.current;
    if (adapted.hasSubscribers) adapted.publish({ bulkhead: this.name, limit: this.#limit });
  }

  #serve(): void {
    while (this.#active < this.#limit && this.#queue.serveFirst()) this.#take();
  }

  /** Only an adaptive limit looks at the clock. */
  #now(): number {
    return this.#adaptive ? this.#options.clock.now() : 0;
  }

  #refusal(waitedMs?: number): BulkheadFullError {
    this.#publishRefusal();
    return withoutStack(() => new BulkheadFullError(this.name, this.#limit, this.#options.maxQueue, waitedMs));
  }

  #publishRefusal(): void {
    if (refused.hasSubscribers) refused.publish({ bulkhead: this.name, limit: this.#limit, waiting: this.#queue.size });
  }
}

/** What a call says about the limit that nobody waited for to its end, however it ended: nothing, unless it took too long. */
function outcomeOfAbort(reason: unknown): Outcome {
  return isTimeout(reason) ? 'failure' : 'ignore';
}

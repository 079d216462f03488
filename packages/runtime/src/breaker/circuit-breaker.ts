import { CircuitOpenError } from '../base/errors/circuit-open-error.js';
import { isTimeout } from '../base/errors/is-timeout.js';
import { withoutStack } from '../base/errors/without-stack.js';
import type { CloseOptions, CloseReport, Component } from '../base/lifecycle/component.js';
import { Lifetime } from '../base/lifecycle/lifetime.js';
import { callOptions } from '../base/options/check-options.js';
import { UNSIGNALLED, type Work } from '../base/signals/run-context.js';
import { untilAborted } from '../base/signals/until-aborted.js';
import type { BreakerState, BreakerStats, BreakerRunOptions } from './api.js';
import { classifyFailed, refused, run } from './channels.js';
import { Circuit, type ForcedMode } from './circuit.js';
import { outcomeOfError, type Outcome } from './classify.js';
import { type BreakerOptions, checkBreakerOptions, runSchema } from './options.js';
import { type Ending, Pass } from './pass.js';
import { type BreakerSnapshot, readSnapshot } from './snapshot.js';
import type { Ticket } from './ticket.js';

/**
 * Refuses calls to a service that keeps failing, and lets a few trials through after a while. After M. Nygard, "Release It!", with
 * generations, so that no outcome of an earlier state moves a later one.
 */
export class CircuitBreaker implements Component<BreakerStats> {
  readonly name: string;
  readonly #settings: ReturnType<typeof checkBreakerOptions>;
  readonly #circuit: Circuit;
  readonly #lifetime: Lifetime;
  #refused = 0;

  /** Throws an `OptionError`. */
  constructor(options: BreakerOptions = {}) {
    this.#settings = checkBreakerOptions(options);
    this.name = this.#settings.name;
    this.#circuit = new Circuit(this.#settings);
    this.#lifetime = new Lifetime(this.name, this.#settings.scheduler);
  }

  /** Computed from the clock: nothing has to happen for an open breaker to become half-open. */
  get state(): BreakerState {
    return this.#circuit.state;
  }

  /** Works, or rejects with a `CircuitOpenError`, a `ClosedError`, an `OptionError` or the reason of the signal. What the work throws passes through. */
  run<Result>(work: Work<Result>, options?: BreakerRunOptions): Promise<Result> {
    return run.hasSubscribers ? run.tracePromise(() => this.#run(work, options), { breaker: this.name }) : this.#run(work, options);
  }

  /** Another name of `run`. */
  call<Result>(work: Work<Result>, options?: BreakerRunOptions): Promise<Result> {
    return this.run(work, options);
  }

  /** A function that does its work through the breaker. */
  wrap<Arguments extends unknown[], Result>(work: (...values: Arguments) => Result | PromiseLike<Result>): (...values: Arguments) => Promise<Result> {
    return (...values) => this.run(() => work(...values));
  }

  /** Admits work that is no function: `using pass = breaker.pass()`. Throws a `CircuitOpenError` or a `ClosedError`. */
  pass(): Pass {
    const ticket = this.#admit();
    return new Pass((ending) => this.#leave(ticket, this.#outcomeOf(ending)));
  }

  /** Holds the breaker open or closed, or lets it count and refuse nobody; `'auto'` lets it go, closed and with nothing counted. */
  force(mode: ForcedMode | 'auto'): void {
    this.#circuit.force(mode);
  }

  /** The state as JSON, for the next process. A half-open breaker is exported as open and due, a forced one as closed. */
  exportState(): Readonly<BreakerSnapshot> {
    return Object.freeze(this.#circuit.toSnapshot());
  }

  /** Goes on from a state that was exported; calls under way count as late. Throws an `OptionError`. */
  importState(snapshot: BreakerSnapshot): void {
    this.#circuit.restore(readSnapshot(snapshot));
  }

  stats(): Readonly<BreakerStats> {
    return Object.freeze({ name: this.name, ...this.#circuit.stats(), refused: this.#refused });
  }

  /** Admits nobody any more and waits for the calls under way; those left after `drain` run on. */
  async close(options?: CloseOptions): Promise<CloseReport> {
    return this.#lifetime.close(options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #run<Result>(work: Work<Result>, options: BreakerRunOptions | undefined): Promise<Result> {
    const { signal } = callOptions(options, runSchema);
    signal?.throwIfAborted();
    const ticket = this.#admit();
    let result: Result;
    try {
      result = await (signal ? untilAborted(Promise.resolve(work({ signal })), signal) : work(UNSIGNALLED));
    } catch (error) {
      // A call that was given up since it took too long says that the service is slow.
      const isCallersAbort = signal?.aborted === true && error === signal.reason && !isTimeout(error);
      this.#leave(ticket, isCallersAbort ? 'ignore' : this.#outcomeOfError(error));
      throw error;
    }
    this.#leave(ticket, this.#classified('success', undefined, result));
    return result;
  }

  /** A ticket, or `undefined` when the breaker is not enabled. */
  #admit(): Ticket | undefined {
    this.#lifetime.enter();
    if (!this.#settings.enabled) return undefined;
    const ticket = this.#circuit.admit();
    if (ticket) return ticket;
    this.#lifetime.leave();
    throw this.#refusal();
  }

  #leave(ticket: Ticket | undefined, outcome: Outcome): void {
    if (ticket) this.#circuit.settle(ticket, outcome);
    this.#lifetime.leave();
  }

  #refusal(): CircuitOpenError {
    this.#refused++;
    const retryAfterMs = this.state === 'forced-open' ? Infinity : this.#circuit.retryAfterMs();
    if (refused.hasSubscribers) refused.publish({ breaker: this.name, retryAfterMs });
    const make = () => new CircuitOpenError(this.name, retryAfterMs);
    return this.#settings.captureStack ? make() : withoutStack(make);
  }

  #outcomeOfError(error: unknown): Outcome {
    return this.#classified(outcomeOfError(error, this.#settings.expectedException), error);
  }

  #outcomeOf(ending: Ending): Outcome {
    if (typeof ending === 'string') return ending;
    return 'result' in ending ? this.#classified('success', undefined, ending.result) : this.#outcomeOfError(ending.error);
  }

  #classified(byDefault: Outcome, error: unknown, result?: unknown): Outcome {
    try {
      return this.#settings.classify?.(error, result) ?? byDefault;
    } catch (thrown) {
      if (classifyFailed.hasSubscribers) classifyFailed.publish({ breaker: this.name, error: thrown });
      return 'failure';
    }
  }
}

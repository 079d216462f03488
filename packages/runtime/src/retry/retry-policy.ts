import { RetryExhaustedError } from '../base/errors/retry-exhausted-error.js';
import { withCause } from '../base/errors/with-cause.js';
import { GivenSignal } from '../base/signals/abort-source.js';
import type { RetryRunOptions, RetryStats, RetryWork } from './api.js';
import { Attempt } from './attempt.js';
import { gaveUp, late, retried, run } from './channels.js';
import { runOptions } from './common-schema.js';
import { Failures } from './failures/failures.js';
import { isRetried, type Outcome } from './failures/outcome.js';
import { remember, type StopReason } from './failures/retry-history.js';
import type { CallGuard } from './guards/call-guard.js';
import { NoGuard } from './guards/no-guard.js';
import { Watch, type WatchSettings } from './guards/watch.js';
import { checkRetryOptions, type RetryOptions, type RetrySettings } from './options.js';

/** Does work again that failed, after waits that grow, for any number of calls. It owns nothing between them, and needs no closing. */
export class RetryPolicy {
  readonly name: string;
  readonly #settings: RetrySettings;
  readonly #watch: WatchSettings;
  readonly #noGuard: NoGuard;
  readonly #tally = { calls: 0, successes: 0, failures: 0, retries: 0, late: 0 };

  /** Throws an `OptionError`. */
  constructor(options: RetryOptions = {}) {
    this.#settings = checkRetryOptions(options);
    this.name = this.#settings.name;
    this.#watch = { ...this.#settings, onLate: (error) => this.#comeLate(error) };
    this.#noGuard = new NoGuard(this.#settings.scheduler);
  }

  /**
   * Works, and returns the result or the last one, or rejects with what the last attempt threw, with the reason of the signal, with a
   * `TimeoutError` for an attempt that took too long, or with an `OptionError`. `retryHistory` tells what came before.
   */
  run<Result>(work: RetryWork<Result>, options?: RetryRunOptions): Promise<Result> {
    return run.hasSubscribers ? run.tracePromise(() => this.#run(work, options), { retry: this.name }) : this.#run(work, options);
  }

  /** A function that does its work under this policy. */
  wrap<Arguments extends unknown[], Result>(work: (...values: Arguments) => Result | PromiseLike<Result>): (...values: Arguments) => Promise<Result> {
    return (...values) => this.run(() => work(...values));
  }

  stats(): Readonly<RetryStats> {
    return Object.freeze({ name: this.name, ...this.#tally });
  }

  async #run<Result>(work: RetryWork<Result>, given: RetryRunOptions | undefined): Promise<Result> {
    const options = runOptions(given);
    const settings = this.#settings;
    const guard = this.#guardFor(options);
    this.#tally.calls++;
    settings.budget?.deposit();
    let failures: Failures | undefined;
    try {
      for (let attempt = new Attempt(1, options.isIdempotent ?? settings.isIdempotent, guard.source); ; attempt = attempt.next(guard.source)) {
        let outcome: Outcome<Result>;
        try {
          const result = await guard.attempt(work, attempt);
          if (!settings.retryIf) return this.#succeed(result);
          outcome = { result };
        } catch (error) {
          guard.throwIfAborted();
          outcome = { error };
        }
        const mayFollow = isRetried(settings, outcome, attempt);
        if (!mayFollow && !('error' in outcome)) return this.#succeed(outcome.result);
        failures ??= new Failures(settings);
        const next = failures.add(outcome, mayFollow, guard.remainingMs());
        if (typeof next === 'string') return this.#giveUp(outcome, failures, next);
        await this.#wait(outcome, attempt.attempt, next, guard);
        guard.throwIfAborted();
        if (guard.remainingMs() <= 0) return this.#giveUp(outcome, failures, 'time');
      }
    } catch (error) {
      this.#tally.failures++;
      throw error;
    } finally {
      guard.release();
    }
  }

  /** Throws the reason of an abort that came before. */
  #guardFor({ signal = this.#settings.signal, source, deadline }: RetryRunOptions): CallGuard {
    const caller = source ?? (signal && new GivenSignal(signal));
    if (caller?.isAborted) throw caller.reason;
    const { attemptTimeout, maxElapsed } = this.#settings;
    if (source) return new Watch(this.#watch, source, maxElapsed, deadline);
    const totalMs = Math.min(maxElapsed, deadline?.remainingMs() ?? Infinity);
    return caller || Math.min(totalMs, attemptTimeout) < Infinity ? new Watch(this.#watch, caller, totalMs) : this.#noGuard;
  }

  #succeed<Result>(result: Result): Result {
    this.#tally.successes++;
    return result;
  }

  #giveUp<Result>(outcome: Outcome<Result>, failures: Failures, stoppedBy: StopReason): Result {
    const history = failures.history(stoppedBy);
    const { error } = outcome;
    if (gaveUp.hasSubscribers) gaveUp.publish({ retry: this.name, attempts: history.attempts, stoppedBy, error });
    if (!('error' in outcome)) return this.#succeed(outcome.result);
    const thrown = this.#settings.wrap && stoppedBy !== 'not-retryable' ? new RetryExhaustedError(history.attempts, history.errors) : error;
    remember(error, history);
    remember(thrown, history);
    throw thrown;
  }

  async #wait({ error, result }: Outcome<unknown>, attempt: number, delayMs: number, guard: CallGuard): Promise<void> {
    const { onRetry } = this.#settings;
    this.#tally.retries++;
    if (retried.hasSubscribers) retried.publish({ retry: this.name, attempt, delayMs, error });
    try {
      if (onRetry) await guard.until(onRetry({ attempt, delayMs, error, result }));
    } catch (thrown) {
      guard.throwIfAborted();
      throw withCause(thrown, error);
    }
    await guard.pause(delayMs);
  }

  #comeLate(error: unknown): void {
    this.#tally.late++;
    if (late.hasSubscribers) late.publish({ retry: this.name, error });
  }
}

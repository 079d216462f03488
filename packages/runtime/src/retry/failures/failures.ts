import { backoffDelay } from '../../base/time/backoff.js';
import type { RetrySettings } from '../options.js';
import type { Outcome } from './outcome.js';
import { requestedDelay } from './requested-delay.js';
import type { RetryHistory, StopReason } from './retry-history.js';

const MOST_ERRORS = 10;

/** What one call knows about its failed attempts. */
export class Failures {
  readonly #settings: RetrySettings;
  readonly #errors: unknown[] = [];
  #attempts = 0;
  #backoffMs: number | undefined;

  constructor(settings: RetrySettings) {
    this.#settings = settings;
  }

  /** Takes in a failed attempt. Answers with the wait before the next one, in milliseconds, or why there is none. */
  add(outcome: Outcome<unknown>, isRetried: boolean, remainingMs: number): number | StopReason {
    this.#attempts++;
    if ('error' in outcome && this.#errors.push(outcome.error) > MOST_ERRORS) this.#errors.shift();
    if (!isRetried) return 'not-retryable';
    const { attempts, backoff, budget, clock, maxRetryAfter, random } = this.#settings;
    if (this.#attempts >= attempts) return 'attempts';
    this.#backoffMs = backoffDelay(backoff, this.#attempts, random, this.#backoffMs);
    const requestedMs = requestedDelay(outcome.error ?? outcome.result, clock.wallNow());
    if (requestedMs !== undefined && requestedMs > maxRetryAfter) return 'retry-after';
    const delayMs = requestedMs === 0 ? 0 : Math.max(this.#backoffMs, requestedMs ?? 0);
    if (delayMs >= remainingMs) return 'time';
    return !budget || budget.tryTake() ? delayMs : 'budget';
  }

  history(stoppedBy: StopReason): RetryHistory {
    return { attempts: this.#attempts, errors: this.#errors, stoppedBy, ...(stoppedBy === 'budget' && { budget: 'exhausted' }) };
  }
}

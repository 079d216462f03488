import type { Scheduler } from '../../base/time/scheduler.js';
import type { RetryWork } from '../api.js';
import type { Attempt } from '../attempt.js';
import type { CallGuard } from './call-guard.js';

/** For calls that nothing ends early. It keeps nothing of a call, so that one serves them all. */
export class NoGuard implements CallGuard {
  readonly source = undefined;
  readonly #scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  remainingMs(): number {
    return Infinity;
  }

  attempt<Result>(work: RetryWork<Result>, attempt: Attempt): Result | PromiseLike<Result> {
    return work(attempt);
  }

  until<Value>(value: Value): Value {
    return value;
  }

  pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => void this.#scheduler.schedule(resolve, delayMs));
  }

  throwIfAborted(): void {}

  release(): void {}
}

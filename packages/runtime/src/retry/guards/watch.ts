import { TimeoutError } from '../../base/errors/timeout-error.js';
import { withoutStack } from '../../base/errors/without-stack.js';
import type { AbortSource } from '../../base/signals/abort-source.js';
import { CallSignal } from '../../base/signals/call-signal.js';
import type { Clock } from '../../base/time/clock.js';
import type { DeadlineLike } from '../../base/time/deadline-like.js';
import { type Scheduler, scheduleGuard, type Timer } from '../../base/time/scheduler.js';
import type { RetryWork } from '../api.js';
import { type Attempt, start } from '../attempt.js';
import type { CallGuard } from './call-guard.js';

export interface WatchSettings {
  readonly name: string;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly attemptTimeout: number;
  /** Gets what an attempt threw that nobody waited for any more, unless that is what its signal told it. */
  readonly onLate: (error: unknown) => void;
}

/** Ends a call at once when it is aborted, and an attempt when it takes too long. It listens once a call, and owns a timer only while it waits. */
export class Watch implements CallGuard {
  readonly #settings: WatchSettings;
  readonly #caller: AbortSource | undefined;
  readonly #totalMs: number;
  readonly #endsAt: number;
  readonly #deadline: DeadlineLike | undefined;
  readonly #stopListening: (() => void) | undefined;
  /** Of the attempts, when they have limits of their own; a time-out spends it. */
  #own: CallSignal | undefined;
  /** Rejects what the call waits for. */
  #interrupt: (reason: Error) => void = nothing;

  /** A `deadline` is one at which the caller aborts: waits are planned by it, and no timer is needed for it. */
  constructor(settings: WatchSettings, caller: AbortSource | undefined, totalMs: number, deadline?: DeadlineLike) {
    this.#settings = settings;
    this.#caller = caller;
    this.#totalMs = totalMs;
    this.#deadline = deadline;
    this.#endsAt = totalMs === Infinity ? Infinity : settings.clock.now() + totalMs;
    this.#stopListening = caller?.onAbort(() => {
      this.#own?.abort(caller.reason);
      this.#interrupt(caller.reason as Error);
    });
  }

  get source(): AbortSource | undefined {
    if (this.#settings.attemptTimeout === Infinity && this.#endsAt === Infinity) return this.#caller;
    if (!this.#own || this.#own.isAborted) this.#own = new CallSignal();
    return this.#own;
  }

  remainingMs(): number {
    return Math.min(this.#ownRemainingMs(), this.#deadline?.remainingMs() ?? Infinity);
  }

  attempt<Result>(work: RetryWork<Result>, attempt: Attempt): Promise<Result> {
    const limitMs = Math.min(this.#settings.attemptTimeout, this.#ownRemainingMs());
    return limitMs === Infinity ? this.until(start(work, attempt)) : this.#attemptInTime(work, attempt, limitMs);
  }

  until<Value>(value: Value | PromiseLike<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      let interruption: { readonly reason: Error } | undefined;
      this.#interrupt = (reason) => {
        interruption = { reason };
        reject(reason);
      };
      Promise.resolve(value).then(resolve, (thrown: unknown) => {
        const error = thrown as Error;
        // The work may have ended because it was told to.
        if (interruption && error !== interruption.reason) this.#settings.onLate(error);
        reject(error);
      });
      if (this.#caller?.isAborted) this.#interrupt(this.#caller.reason as Error);
    });
  }

  async pause(delayMs: number): Promise<void> {
    let timer: Timer | undefined;
    try {
      await this.until(new Promise<void>((resolve) => void (timer = this.#settings.scheduler.schedule(resolve, delayMs))));
    } finally {
      timer?.cancel();
    }
  }

  throwIfAborted(): void {
    if (this.#caller?.isAborted) throw this.#caller.reason;
  }

  release(): void {
    this.#stopListening?.();
  }

  async #attemptInTime<Result>(work: RetryWork<Result>, attempt: Attempt, limitMs: number): Promise<Result> {
    if (limitMs <= 0) throw new TimeoutError(this.#settings.name, 0, false);
    const timer = scheduleGuard(this.#settings.scheduler, () => this.#timeOut(attempt, limitMs), limitMs);
    try {
      return await this.until(start(work, attempt));
    } finally {
      timer.cancel();
    }
  }

  #ownRemainingMs(): number {
    return this.#endsAt === Infinity ? Infinity : this.#endsAt - this.#settings.clock.now();
  }

  #timeOut({ attempt }: Attempt, limitMs: number): void {
    const { name, attemptTimeout } = this.#settings;
    const [what, ms] = limitMs < attemptTimeout ? [name, this.#totalMs] : [`Attempt ${attempt}`, attemptTimeout];
    const error = withoutStack(() => new TimeoutError(what, ms, !this.#own?.isSignalRead));
    this.#own?.abort(error);
    this.#interrupt(error);
  }
}

function nothing(): void {
  // There is nothing to interrupt before the first wait.
}

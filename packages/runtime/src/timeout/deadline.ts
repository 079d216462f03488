import { TimeoutError } from '../base/errors/timeout-error.js';
import { withoutStack } from '../base/errors/without-stack.js';
import { checkOptions } from '../base/options/check-options.js';
import { CallSignal } from '../base/signals/call-signal.js';
import type { Clock } from '../base/time/clock.js';
import type { DeadlineLike } from '../base/time/deadline-like.js';
import { type Duration, toMilliseconds } from '../base/time/duration.js';
import { Guard } from '../base/time/guards/guard.js';
import { guardsOf } from '../base/time/guards/guards.js';
import { type Runtime, runtimeSchema } from '../base/time/runtime.js';
import type { Scheduler } from '../base/time/scheduler.js';
import { currentDeadline } from './current-deadline.js';

/** A point in time after which an answer is of no use, to be handed from call to call. It cannot be moved. */
export class Deadline implements DeadlineLike {
  readonly #ms: number;
  readonly #at: number;
  readonly #clock: Clock;
  readonly #scheduler: Scheduler;
  #signal: AbortSignal | undefined;

  private constructor(ms: number, clock: Clock, scheduler: Scheduler) {
    this.#ms = ms;
    this.#at = clock.now() + ms;
    this.#clock = clock;
    this.#scheduler = scheduler;
  }

  /** The deadline that comes after a duration, from 0 to `Infinity`. Throws an `OptionError`. */
  static after(ms: Duration, runtime?: Runtime): Deadline {
    const { clock, scheduler } = checkOptions(runtime, runtimeSchema);
    return new Deadline(toMilliseconds(ms, 'ms'), clock, scheduler);
  }

  /** The deadline of the `runWithDeadline` that the code runs in. */
  static current(): Deadline | undefined {
    return currentDeadline().getStore();
  }

  /** Milliseconds that are left, 0 when it has passed. */
  remainingMs(): number {
    return Math.max(0, this.#at - this.#clock.now());
  }

  get isExpired(): boolean {
    return this.remainingMs() === 0;
  }

  /** Aborts with a `TimeoutError` when the deadline comes. Made when it is first read; the timer does not keep the process alive. */
  get signal(): AbortSignal {
    return (this.#signal ??= this.#makeSignal());
  }

  /** The deadline that comes after a duration, or this one if it comes before. */
  child(ms: Duration): Deadline {
    const wanted = toMilliseconds(ms, 'ms');
    return wanted < this.remainingMs() ? new Deadline(wanted, this.#clock, this.#scheduler) : this;
  }

  #makeSignal(): AbortSignal {
    const expiry = new Expiry(this.#ms);
    const remainingMs = this.remainingMs();
    if (remainingMs === 0) expiry.expire();
    else if (remainingMs !== Infinity) guardsOf(this.#clock, this.#scheduler).start(expiry, remainingMs);
    return expiry.signal;
  }
}

class Expiry extends Guard {
  readonly #callSignal = new CallSignal();
  readonly #ms: number;

  constructor(ms: number) {
    super();
    this.#ms = ms;
  }

  get signal(): AbortSignal {
    return this.#callSignal.signal;
  }

  override expire(): void {
    this.#callSignal.abort(withoutStack(() => new TimeoutError('The work', this.#ms, false)));
  }
}

import { TimeoutError } from '../base/errors/timeout-error.js';
import { withoutStack } from '../base/errors/without-stack.js';
import type { AbortSource } from '../base/signals/abort-source.js';
import { CallSignal } from '../base/signals/call-signal.js';
import type { Clock } from '../base/time/clock.js';
import type { DeadlineLike } from '../base/time/deadline-like.js';
import { Guard } from '../base/time/guards/guard.js';
import { late, timedOut } from './channels.js';
import { counters } from './timeout-stats.js';

export interface TimedCallSettings {
  readonly name: string;
  readonly limitMs: number;
  readonly clock: Clock;
  /** What ends the call before its time. */
  readonly caller: AbortSource | undefined;
  readonly onLate?: ((result: never) => void) | undefined;
  /** Of another call that is over, to be used again. */
  readonly source?: CallSignal | undefined;
}

/** What work is given, as far as a time limit asks about it. */
export interface TimedContext {
  readonly isSignalRead: boolean;
}

/** Work that nobody waits for any longer than it may take; at the same time its own guard, and the deadline of all that lies within. */
export class TimedCall<Result> extends Guard implements DeadlineLike {
  /** Aborts when the time is over, or when the caller aborts. */
  readonly source: CallSignal;
  readonly #settings: TimedCallSettings;
  readonly #resolve: (result: Result) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #stopListening: (() => void) | undefined;
  #context: TimedContext | undefined;
  #isOver = false;

  constructor(settings: TimedCallSettings, resolve: (result: Result) => void, reject: (reason: unknown) => void) {
    super();
    this.source = settings.source ?? new CallSignal();
    this.#settings = settings;
    this.#resolve = resolve;
    this.#reject = reject;
    const { caller } = settings;
    this.#stopListening = caller?.onAbort(() => this.#giveUp(caller.reason));
  }

  /** Whether nobody waits any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  remainingMs(): number {
    return Math.max(0, this.dueAt - this.#settings.clock.now());
  }

  run<Context extends TimedContext>(work: (context: Context) => Result | PromiseLike<Result>, context: Context): void {
    this.#context = context;
    try {
      Promise.resolve(work(context)).then((result) => this.#succeed(result), (error: unknown) => this.#fail(error));
    } catch (error) {
      this.#fail(error);
    }
  }

  override expire(): void {
    const { name, limitMs: ms } = this.#settings;
    const ignoredSignal = !this.#context?.isSignalRead;
    counters().timedOut++;
    if (ignoredSignal) counters().ignoredSignal++;
    if (timedOut.hasSubscribers) timedOut.publish({ name, ms, ignoredSignal });
    this.#giveUp(withoutStack(() => new TimeoutError(name, ms, ignoredSignal)));
  }

  #succeed(result: Result): void {
    if (this.#isOver) return this.#comeLate(false, result);
    this.#end();
    this.#resolve(result);
  }

  #fail(error: unknown): void {
    if (!this.#isOver) {
      this.#end();
      this.#reject(error);
    } else if (error !== this.source.reason) {
      // Else the work ended because it was told to.
      this.#comeLate(true, error);
    }
  }

  #giveUp(reason: unknown): void {
    this.#end();
    this.#reject(reason);
    this.source.abort(reason);
  }

  #end(): void {
    this.#isOver = true;
    this.cancel();
    this.#stopListening?.();
  }

  #comeLate(isFailure: boolean, outcome: unknown): void {
    const { name, onLate } = this.#settings;
    counters()[isFailure ? 'lateFailures' : 'lateResults']++;
    if (late.hasSubscribers) late.publish({ name, isFailure, outcome });
    if (!isFailure) onLate?.(outcome as never);
  }
}

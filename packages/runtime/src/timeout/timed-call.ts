import { TimeoutError } from '../base/errors/timeout-error.js';
import { withoutStack } from '../base/errors/without-stack.js';
import type { AbortSource } from '../base/signals/abort-source.js';
import { CallSignal } from '../base/signals/call-signal.js';
import { Guard } from '../base/time/guards/guard.js';
import { late, timedOut } from './channels.js';
import { counters } from './timeout-stats.js';

export interface TimedCallSettings {
  readonly name: string;
  readonly limitMs: number;
  /** What ends the call before its time. */
  readonly caller: AbortSource | undefined;
  readonly onLate?: ((result: never) => void) | undefined;
  /** Of another call that is over, to be used again. */
  readonly source?: CallSignal | undefined;
  /** Whether the work was asked for a signal in the place of the one it was given. */
  readonly isSignalRead?: () => boolean;
}

/** Work that nobody waits for any longer than it may take; at the same time its own guard. */
export class TimedCall<Result> extends Guard {
  /** Aborts when the time is over, or when the caller aborts. */
  readonly source: CallSignal;
  readonly #settings: TimedCallSettings;
  readonly #resolve: (result: Result) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #stopListening: (() => void) | undefined;
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

  run(work: (context: CallSignal) => Result | PromiseLike<Result>): void {
    try {
      Promise.resolve(work(this.source)).then((result) => this.#succeed(result), (error: unknown) => this.#fail(error));
    } catch (error) {
      this.#fail(error);
    }
  }

  override expire(): void {
    const { name, limitMs: ms, isSignalRead } = this.#settings;
    const ignoredSignal = !(isSignalRead?.() ?? this.source.wasRead);
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

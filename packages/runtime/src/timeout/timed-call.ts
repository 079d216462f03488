import { TimeoutError } from '../base/errors/timeout-error.js';
import { withoutStack } from '../base/errors/without-stack.js';
import { CallSignal } from '../base/signals/call-signal.js';
import { onAbort } from '../base/signals/on-abort.js';
import { Guard } from '../base/time/guards/guard.js';
import type { TimeoutContext } from './api.js';
import { late, timedOut } from './channels.js';
import type { TimeoutSettings } from './options.js';
import { counters } from './timeout-stats.js';

/** One call of `withTimeout`, which is at the same time the guard of its work. */
export class TimedCall<Result> extends Guard {
  readonly #callSignal = new CallSignal();
  readonly #limitMs: number;
  readonly #settings: TimeoutSettings;
  readonly #resolve: (result: Result) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #stopListening: (() => void) | undefined;
  #isOver = false;

  constructor(limitMs: number, settings: TimeoutSettings, resolve: (result: Result) => void, reject: (reason: unknown) => void) {
    super();
    this.#limitMs = limitMs;
    this.#settings = settings;
    this.#resolve = resolve;
    this.#reject = reject;
    const { signal } = settings;
    this.#stopListening = signal && onAbort(signal, () => this.#giveUp(signal.reason));
  }

  run(work: (context: TimeoutContext) => Result | PromiseLike<Result>): void {
    try {
      Promise.resolve(work(this.#callSignal)).then((result) => this.#succeed(result), (error: unknown) => this.#fail(error));
    } catch (error) {
      this.#fail(error);
    }
  }

  override expire(): void {
    const { name } = this.#settings;
    const [ms, ignoredSignal] = [this.#limitMs, !this.#callSignal.wasRead];
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
    if (this.#isOver) return this.#comeLate(true, error);
    this.#end();
    this.#reject(error);
  }

  #giveUp(reason: unknown): void {
    this.#end();
    this.#reject(reason);
    this.#callSignal.abort(reason);
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

import type { AbortSource } from '../../base/signals/abort-source.js';
import { CallSignal } from '../../base/signals/call-signal.js';
import { type Scheduler, scheduleGuard, type Timer } from '../../base/time/scheduler.js';
import type { RetryWork } from '../api.js';
import { Attempt, start } from '../attempt.js';

export interface RaceSettings {
  readonly scheduler: Scheduler;
  readonly max: number;
  readonly isAcceptable: ((result: never) => boolean) | undefined;
  /** Whether an extra attempt of that number may be started now. */
  readonly mayStart: (attempt: number) => boolean;
}

/** One hedged call: its attempts, the first good result of which wins. */
export class Race<Result> {
  readonly #settings: RaceSettings;
  readonly #work: RetryWork<Result>;
  readonly #delayMs: number;
  readonly #running = new Set<CallSignal>();
  readonly #errors: unknown[] = [];
  #poor: { readonly result: Result } | undefined;
  #started = 0;
  #timer: Timer | undefined;
  #settle!: { resolve(result: Result): void; reject(reason: unknown): void };

  constructor(settings: RaceSettings, work: RetryWork<Result>, delayMs: number) {
    this.#settings = settings;
    this.#work = work;
    this.#delayMs = delayMs;
  }

  run(caller: AbortSource | undefined): Promise<Result> {
    const result = new Promise<Result>((resolve, reject) => (this.#settle = { resolve, reject }));
    const stopListening = caller?.onAbort(() => {
      this.#end(caller.reason);
      this.#settle.reject(caller.reason);
    });
    this.#start();
    return stopListening ? result.finally(stopListening) : result;
  }

  #start(): void {
    const signal = new CallSignal();
    this.#running.add(signal);
    const { scheduler, max } = this.#settings;
    // Before the work, which may abort its own call.
    if (++this.#started <= max) this.#timer = scheduleGuard(scheduler, () => this.#startExtra(), this.#delayMs);
    void start(this.#work, new Attempt(this.#started, true, signal))
      .then((result) => this.#finish(signal, result))
      .catch((error: unknown) => this.#fail(signal, error));
  }

  #startExtra(): boolean {
    const mayStart = this.#started <= this.#settings.max && this.#settings.mayStart(this.#started + 1);
    if (mayStart) this.#start();
    return mayStart;
  }

  #finish(signal: CallSignal, result: Result): void {
    if (!this.#running.has(signal)) return;
    const { isAcceptable } = this.#settings;
    if (!isAcceptable || isAcceptable(result as never)) {
      this.#running.delete(signal);
      this.#end();
      this.#settle.resolve(result);
    } else {
      this.#poor = { result };
      this.#leave(signal);
    }
  }

  #fail(signal: CallSignal, error: unknown): void {
    if (!this.#running.has(signal)) return;
    this.#errors.push(error);
    this.#leave(signal);
  }

  /** When nobody is left to wait for, the next one starts before its time. */
  #leave(signal: CallSignal): void {
    this.#running.delete(signal);
    if (this.#running.size > 0) return;
    this.#timer?.cancel();
    if (this.#startExtra()) return;
    if (this.#poor) this.#settle.resolve(this.#poor.result);
    else this.#settle.reject(new AggregateError(this.#errors, `All ${this.#started} attempts failed.`));
  }

  /** Stops those that still run: what they come to concerns nobody. */
  #end(reason?: unknown): void {
    this.#timer?.cancel();
    const losers = [...this.#running];
    this.#running.clear();
    for (const loser of losers) loser.abort(reason);
  }
}

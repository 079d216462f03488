import { ClosedError } from '../errors/closed-error.js';
import { onAbort } from '../signals/on-abort.js';
import { toMilliseconds } from '../time/duration.js';
import { scheduleGuard, type Scheduler } from '../time/scheduler.js';
import type { CloseOptions, CloseReport } from './component.js';

/** What a component has under way. */
export interface OpenWork {
  /** How much of it waits or runs. */
  pending(): number;
  /** Rejects what waits and aborts what runs. */
  abandon(error: ClosedError): void;
}

/** The way of a component from open to closed. It calls `assertOpen` where work comes in and `workSettled` where work leaves. */
export class Lifecycle {
  readonly #name: string;
  readonly #scheduler: Scheduler;
  readonly #work: OpenWork;
  #report: Promise<CloseReport> | undefined;
  #stopWaiting: (() => void) | undefined;

  constructor(name: string, scheduler: Scheduler, work: OpenWork) {
    this.#name = name;
    this.#scheduler = scheduler;
    this.#work = work;
  }

  get isOpen(): boolean {
    return this.#report === undefined;
  }

  /** Throws a `ClosedError` after `close`. */
  assertOpen(): void {
    if (!this.isOpen) throw new ClosedError(this.#name);
  }

  /** Says that work under way has ended. */
  workSettled(): void {
    if (this.#stopWaiting && this.#work.pending() === 0) this.#stopWaiting();
  }

  /** See `Component.close`. Throws an `OptionError`, and closes nothing, when `drain` is no duration. */
  close({ drain = Infinity, signal }: CloseOptions = {}): Promise<CloseReport> {
    const drainMs = toMilliseconds(drain, 'drain');
    const pending = this.#work.pending();
    this.#report ??= Promise.resolve().then(() => this.#drain(pending, drainMs, signal));
    return this.#report;
  }

  async #drain(pending: number, drainMs: number, signal: AbortSignal | undefined): Promise<CloseReport> {
    if (drainMs > 0 && !signal?.aborted) await this.#untilIdle(drainMs, signal);
    const abandoned = this.#work.pending();
    if (abandoned > 0) this.#work.abandon(new ClosedError(this.#name));
    return Object.freeze({ drained: pending - abandoned, abandoned });
  }

  async #untilIdle(drainMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.#work.pending() === 0) return;
    const { promise, resolve } = deferred();
    this.#stopWaiting = resolve;
    const timer = drainMs === Infinity ? undefined : scheduleGuard(this.#scheduler, resolve, drainMs);
    const stopListening = onAbort(signal, resolve);
    await promise;
    timer?.cancel();
    stopListening();
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

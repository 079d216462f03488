import { ClosedError } from '../errors/closed-error.js';
import { onAbort } from '../signals/on-abort.js';
import { toMilliseconds } from '../time/duration.js';
import { type Scheduler, scheduleGuard } from '../time/scheduler.js';
import type { CloseOptions, CloseReport } from './component.js';

/** Counts the calls of a component, and lets it close: `enter` before each call or wait, `leave` after it. */
export class Lifetime {
  #active = 0;
  /** Made by the first `close`. */
  #report: Promise<CloseReport> | undefined;
  #whenIdle: (() => void) | undefined;
  readonly #component: string;
  readonly #scheduler: Scheduler;

  constructor(component: string, scheduler: Scheduler) {
    this.#component = component;
    this.#scheduler = scheduler;
  }

  get isOpen(): boolean {
    return !this.#report;
  }

  /** Counts a call in. Throws a `ClosedError` after `close`. */
  enter(): void {
    if (this.#report) throw new ClosedError(this.#component);
    this.#active++;
  }

  leave(): void {
    this.#active--;
    if (this.#active === 0) this.#whenIdle?.();
  }

  /** Closes once; `abandon` then rejects or aborts the calls that are left when the waiting ends early. */
  close({ drain = Infinity, signal }: CloseOptions = {}, abandon?: () => void): Promise<CloseReport> {
    return (this.#report ??= this.#close(toMilliseconds(drain, 'drain'), signal, abandon));
  }

  async #close(drainMs: number, signal: AbortSignal | undefined, abandon: (() => void) | undefined): Promise<CloseReport> {
    const active = this.#active;
    const isOver = active === 0 || drainMs === 0 || signal?.aborted;
    await (isOver ? undefined : this.#untilIdle(drainMs, signal));
    const abandoned = this.#active;
    if (abandoned > 0) abandon?.();
    return Object.freeze({ drained: active - abandoned, abandoned });
  }

  #untilIdle(drainMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        timer?.cancel();
        stopListening();
        resolve();
      };
      const timer = drainMs === Infinity ? undefined : scheduleGuard(this.#scheduler, end, drainMs);
      const stopListening = onAbort(signal, end);
      this.#whenIdle = end;
    });
  }
}

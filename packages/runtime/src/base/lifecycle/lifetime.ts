import { ClosedError } from '../errors/closed-error.js';
import { checkOptions } from '../options/check-options.js';
import { duration, withDefault } from '../options/kinds.js';
import { onAbort } from '../signals/on-abort.js';
import { signalOption } from '../signals/signal-option.js';
import { type Scheduler, scheduleGuard } from '../time/scheduler.js';
import type { CloseOptions, CloseReport } from './component.js';

const schema = {
  drain: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(0, Infinity), Infinity),
  signal: signalOption,
};

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

  /**
   * Closes once; `abandon` then rejects or aborts the calls that are left when the waiting ends early. Throws an `OptionError`, and then leaves all as it
   * was.
   */
  close(options?: CloseOptions, abandon?: () => void): Promise<CloseReport> {
    const { drain, signal } = checkOptions(options, schema);
    return (this.#report ??= this.#close(drain, signal, abandon));
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

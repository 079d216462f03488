import { ClosedError } from '../errors/closed-error.js';
import { onAbort } from '../signals/on-abort.js';
import { toMilliseconds } from '../time/duration.js';
import { type Scheduler, scheduleGuard, type Timer } from '../time/scheduler.js';
import type { CloseOptions, CloseReport } from './component.js';

type State = { phase: 'open' } | { phase: 'closing'; report: Promise<CloseReport>; whenIdle: () => void };

/** Counts the calls of a component, and lets it close: `enter` before each call or wait, `leave` after it. */
export class Lifetime {
  #state: State = { phase: 'open' };
  #active = 0;
  readonly #component: string;
  readonly #scheduler: Scheduler;

  constructor(component: string, scheduler: Scheduler) {
    this.#component = component;
    this.#scheduler = scheduler;
  }

  get isOpen(): boolean {
    return this.#state.phase === 'open';
  }

  /** Counts a call in. Throws a `ClosedError` after `close`. */
  enter(): void {
    if (this.#state.phase !== 'open') throw new ClosedError(this.#component);
    this.#active++;
  }

  leave(): void {
    this.#active--;
    if (this.#active === 0 && this.#state.phase === 'closing') this.#state.whenIdle();
  }

  /** Closes once; `abandon` then rejects or aborts the calls that are left when the waiting ends early. */
  close({ drain = Infinity, signal }: CloseOptions = {}, abandon: () => void = () => undefined): Promise<CloseReport> {
    if (this.#state.phase === 'closing') return this.#state.report;
    const drainMs = toMilliseconds(drain, 'drain');
    const { promise: idle, resolve: whenIdle } = deferred();
    const active = this.#active;
    const report = this.#drain(idle, drainMs, signal).then(() => {
      const abandoned = this.#active;
      if (abandoned > 0) abandon();
      return Object.freeze({ drained: active - abandoned, abandoned });
    });
    this.#state = { phase: 'closing', report, whenIdle };
    if (active === 0) whenIdle();
    return report;
  }

  async #drain(idle: Promise<void>, drainMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (this.#active === 0 || drainMs === 0 || signal?.aborted) return;
    const { promise: end, resolve } = deferred();
    const timer: Timer | undefined = drainMs === Infinity ? undefined : scheduleGuard(this.#scheduler, resolve, drainMs);
    const stopListening = onAbort(signal, resolve);
    await Promise.race([idle, end]);
    timer?.cancel();
    stopListening();
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((fulfil) => (resolve = fulfil));
  return { promise, resolve };
}

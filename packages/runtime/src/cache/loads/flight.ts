import { TimeoutError } from '../../base/errors/timeout-error.js';
import { CallSignal } from '../../base/signals/call-signal.js';
import { onAbort } from '../../base/signals/on-abort.js';
import { scheduleGuard, type Scheduler } from '../../base/time/scheduler.js';

export interface LoadContext {
  /** Aborts when nobody waits for the load any more, or when it takes longer than `hardTimeout`. Made when it is first read. */
  readonly signal: AbortSignal;
}

export type Loader<Key, Value> = (key: Key, context: LoadContext) => Value | PromiseLike<Value>;

interface FlightOptions {
  readonly scheduler: Scheduler;
  readonly hardTimeout: number;
  /** The last of those who waited has left. */
  readonly onAbandoned: () => void;
}

/** One load that any number of callers wait for. */
export class Flight<Value> {
  readonly result: Promise<Value>;
  /** Whether it ended since nobody wanted it any more, which says nothing about the loader. */
  isGivenUp = false;
  readonly #callSignal = new CallSignal();
  readonly #onAbandoned: () => void;
  #reject: (reason: unknown) => void = () => undefined;
  #waiting = 0;

  constructor(load: (context: LoadContext) => Promise<Value>, { scheduler, hardTimeout, onAbandoned }: FlightOptions) {
    this.#onAbandoned = onAbandoned;
    this.result = new Promise<Value>((resolve, reject) => {
      this.#reject = reject;
      void load(this.#callSignal).then(resolve, reject);
    });
    if (hardTimeout === Infinity) return;
    const timer = scheduleGuard(scheduler, () => this.#timeOut(hardTimeout), hardTimeout);
    const settled = () => timer.cancel();
    this.result.then(settled, settled);
  }

  /** Waits for the result, or until the signal aborts. */
  join(signal: AbortSignal | undefined): Promise<Value> {
    this.#waiting++;
    if (!signal) return this.result;
    return new Promise((resolve, reject) => {
      const stopListening = onAbort(signal, () => {
        reject(signal.reason as Error);
        this.#leave(signal.reason);
      });
      void this.result.then(resolve, reject).then(stopListening);
    });
  }

  /** Rejects all who wait, and tells the loader to stop. */
  giveUp(reason: unknown): void {
    this.isGivenUp = true;
    this.#abort(reason);
  }

  #leave(reason: unknown): void {
    this.#waiting--;
    if (this.#waiting > 0) return;
    this.#onAbandoned();
    this.giveUp(reason);
  }

  #timeOut(hardTimeout: number): void {
    this.#abort(new TimeoutError('The load', hardTimeout, !this.#callSignal.isSignalRead));
  }

  #abort(reason: unknown): void {
    this.#reject(reason);
    this.#callSignal.abort(reason);
  }
}

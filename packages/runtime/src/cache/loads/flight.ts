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
  readonly #callSignal = new CallSignal();
  readonly #onAbandoned: () => void;
  #waiting = 0;

  constructor(load: (context: LoadContext) => Value | PromiseLike<Value>, { scheduler, hardTimeout, onAbandoned }: FlightOptions) {
    this.#onAbandoned = onAbandoned;
    const callSignal = this.#callSignal;
    const work = new Promise<Value>((resolve) => resolve(load({ get signal() { return callSignal.signal; } })));
    this.result = hardTimeout === Infinity ? work : this.#limited(work, scheduler, hardTimeout);
    this.result.catch(() => undefined);
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

  /** Tells the loader to stop, whoever waits. */
  abort(reason: unknown): void {
    this.#callSignal.abort(reason);
  }

  #leave(reason: unknown): void {
    this.#waiting--;
    if (this.#waiting > 0) return;
    this.#onAbandoned();
    this.#callSignal.abort(reason);
  }

  #limited(work: Promise<Value>, scheduler: Scheduler, hardTimeout: number): Promise<Value> {
    return new Promise((resolve, reject) => {
      const timer = scheduleGuard(scheduler, () => {
        const error = new TimeoutError('The load', hardTimeout, !this.#callSignal.wasRead);
        reject(error);
        this.#callSignal.abort(error);
      }, hardTimeout);
      void work.then(resolve, reject).then(() => timer.cancel());
    });
  }
}

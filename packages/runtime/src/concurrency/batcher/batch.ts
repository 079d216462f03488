import { CallSignal } from '../../base/signals/call-signal.js';
import { onAbort } from '../../base/signals/on-abort.js';
import { untilAborted } from '../../base/signals/until-aborted.js';
import type { Timer } from '../../base/time/scheduler.js';
import type { BatchEntry } from './batch-entry.js';
import type { BatchContext } from './options.js';

/** Keys that are loaded by one call. */
export class Batch<Key, Value> {
  readonly entries: BatchEntry<Key, Value>[] = [];
  /** Ends the wait for more keys. */
  timer: Timer | undefined;
  readonly #callSignal = new CallSignal();
  readonly #onAbandoned: () => void;
  #waiting = 0;

  /** `onAbandoned` is called when the last of those who waited has left. */
  constructor(onAbandoned: () => void) {
    this.#onAbandoned = onAbandoned;
  }

  get context(): BatchContext {
    const callSignal = this.#callSignal;
    return {
      get signal() {
        return callSignal.signal;
      },
    };
  }

  /** Waits for the value of an entry; without a signal, to its end. */
  wait(promise: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
    this.#waiting++;
    if (!signal) return promise;
    const stopListening = onAbort(signal, () => this.#leave(signal.reason));
    promise.then(stopListening, stopListening);
    return untilAborted(promise, signal);
  }

  #leave(reason: unknown): void {
    this.#waiting--;
    if (this.#waiting > 0) return;
    this.#onAbandoned();
    this.#callSignal.abort(reason);
  }
}

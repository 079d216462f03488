import { CallSignal } from '../../base/signals/call-signal.js';
import { onAbort } from '../../base/signals/on-abort.js';
import { untilAborted } from '../../base/signals/until-aborted.js';
import type { Timer } from '../../base/time/scheduler.js';
import type { KeyLoad } from './key-load.js';
import type { BatchContext } from './options.js';

/** Keys that are loaded by one call, to which the batch is its own context. */
export class Batch<Key, Value> implements BatchContext {
  readonly keys: Key[] = [];
  /** In the order of the keys. */
  readonly loads: KeyLoad<Value>[] = [];
  /** Ends the wait for more keys. */
  timer: Timer | undefined;
  readonly #callSignal = new CallSignal();
  readonly #onAbandoned: () => void;
  #waiting = 0;

  /** `onAbandoned` is called when the last of those who waited has left. */
  constructor(onAbandoned: () => void) {
    this.#onAbandoned = onAbandoned;
  }

  get signal(): AbortSignal {
    return this.#callSignal.signal;
  }

  /** Whether anybody waits. */
  get isWanted(): boolean {
    return this.#waiting > 0;
  }

  /** Waits for one of its loads. Who has no signal cannot leave. */
  wait(promise: Promise<Value>, signal?: AbortSignal): Promise<Value> {
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

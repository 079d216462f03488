import type { AbortSource } from './abort-source.js';

interface Listening {
  readonly listener: () => void;
}

/**
 * The abort signal of one call. Its controller is made when the work first reads `signal`, since most work never does and a controller
 * costs more than all the rest of a call.
 */
export class CallSignal implements AbortSource {
  #controller: AbortController | undefined;
  #abort: { readonly reason: unknown } | undefined;
  /** An array, since few listen and the last to come is mostly the first to leave. */
  #listeners: Listening[] | undefined;

  /** The signal for the work; already aborted when the abort came before the first read. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#abort) this.#controller.abort(this.#abort.reason);
    }
    return this.#controller.signal;
  }

  /** Whether the work ever asked for the signal. */
  get isSignalRead(): boolean {
    return this.#controller !== undefined;
  }

  get isAborted(): boolean {
    return this.#abort !== undefined;
  }

  /** That of the signal, which makes one up for an abort without. */
  get reason(): unknown {
    return this.#abort && (this.#abort.reason ?? (this.signal.reason as unknown));
  }

  /** Listens once for the abort, after those who listened before, and returns how to stop. Makes no controller. */
  onAbort(listener: () => void): () => void {
    const own = { listener };
    const listeners = (this.#listeners ??= []);
    listeners.push(own);
    return () => {
      const place = listeners.lastIndexOf(own);
      if (place === listeners.length - 1) listeners.pop();
      else if (place >= 0) listeners.splice(place, 1);
    };
  }

  /** Aborts with a reason, unless that has already happened. */
  abort(reason: unknown): void {
    if (this.#abort) return;
    this.#abort = { reason };
    this.#controller?.abort(reason);
    while (this.#listeners?.length) this.#listeners.shift()!.listener();
  }
}

type Callback = () => void;

/**
 * Signals that somebody listens to. Each has one listener of ours, however many wait: Node warns of a leak from the eleventh on, and searches all
 * of them to remove one.
 */
const heard = new WeakMap<AbortSignal, Audience>();

/** All who listen to one signal, as long as there are any. */
class Audience {
  readonly #signal: AbortSignal;
  /** Each listener under the function that stops it, since one listener may listen twice. */
  readonly #listeners = new Map<Callback, Callback>();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#tell, { once: true });
    heard.set(signal, this);
  }

  join(listener: Callback): Callback {
    const stop = () => {
      if (this.#listeners.delete(stop) && this.#listeners.size === 0) this.#end();
    };
    this.#listeners.set(stop, listener);
    return stop;
  }

  #end(): void {
    this.#signal.removeEventListener('abort', this.#tell);
    heard.delete(this.#signal);
  }

  readonly #tell = (): void => {
    for (const [stop, listener] of this.#listeners) {
      stop();
      listener();
    }
  };
}

/**
 * Listens once for an abort, and returns how to stop listening; whoever calls this stops when the call settles, so that a signal
 * that outlives many calls collects no listeners. A signal that is already aborted is for the caller to refuse first (`throwIfAborted`).
 */
export function onAbort(signal: AbortSignal | undefined, listener: Callback): Callback {
  if (!signal) return nothing;
  return (heard.get(signal) ?? new Audience(signal)).join(listener);
}

function nothing(): void {
  // Without a signal there is nothing to stop.
}

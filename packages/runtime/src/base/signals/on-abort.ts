type Callback = () => void;

/** The listeners of one signal, each under the function that stops it, since one may listen twice. */
class Listeners extends Map<Callback, Callback> {
  handleEvent(): void {
    for (const [stop, listener] of this) {
      stop();
      listener();
    }
  }
}

/**
 * Signals that somebody listens to. Each has one listener of ours, however many wait: Node warns of a leak from the eleventh on, and searches all
 * of them to remove one.
 */
const listened = new WeakMap<AbortSignal, Listeners>();

/**
 * Listens once for an abort, and returns how to stop listening; whoever calls this stops when the call settles, so that a signal
 * that outlives many calls collects no listeners. A signal that is already aborted is for the caller to refuse first (`throwIfAborted`).
 */
export function onAbort(signal: AbortSignal | undefined, listener: Callback): Callback {
  if (!signal) return nothing;
  const listeners = listened.get(signal) ?? new Listeners();
  if (listeners.size === 0) {
    listened.set(signal, listeners);
    signal.addEventListener('abort', listeners);
  }
  const stop = () => {
    if (!listeners.delete(stop) || listeners.size > 0) return;
    listened.delete(signal);
    signal.removeEventListener('abort', listeners);
  };
  listeners.set(stop, listener);
  return stop;
}

function nothing(): void {
  // Without a signal there is nothing to stop.
}

/**
 * Listens once for an abort, and returns how to stop listening; whoever calls this stops when the call settles, so that a signal
 * that outlives many calls collects no listeners. A signal that is already aborted is for the caller to refuse first (`throwIfAborted`).
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (!signal) return nothing;
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

function nothing(): void {
  // Without a signal there is nothing to stop.
}

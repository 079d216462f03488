import { GivenSignal } from '../../base/signals/abort-source.js';
import type { CallContext, Layer, Next } from '../api.js';

/** What keeps values, and loads each once for all who wait: an `AsyncLRUCache` is one. */
export interface Loading<Key, Value> {
  has(key: Key): boolean;
  getOrLoad(key: Key, load: (key: Key, context: { readonly signal: AbortSignal }) => Promise<Value>, waits?: { signal?: AbortSignal }): Promise<Value>;
}

const NO_DEADLINE = { remainingMs: () => Infinity };

/**
 * Answers from a cache, and loads what is missing by all that lies within. A load serves all who wait for the key: it aborts when the last of them has
 * left, and their deadlines end their waits alone. `keyOf` gets the arguments of the wrapped function, or `args` of `run`.
 */
export function cached<Key, Value>(cache: Loading<Key, Value>, keyOf: (...args: never[]) => Key): Layer {
  return {
    kind: 'cached',
    // What is cached is what the work returns, which only its caller can know.
    around: around as Layer['around'],
  };

  async function around(next: Next<Value>, context: CallContext): Promise<Value> {
    const key = keyOf(...(context.args as never[]));
    const waits = context.source && !cache.has(key) ? { signal: context.signal } : undefined;
    return cache.getOrLoad(key, (_, { signal }) => next(context.within({ source: new GivenSignal(signal), deadline: NO_DEADLINE })), waits);
  }
}

import { evicted } from '../channels.js';

/** Why an entry went without being asked to. */
export type EvictionReason = 'capacity' | 'expired';

/** Who is told what went: the listener that was given, and the channel. Keys and values are looked up only while somebody listens. */
export class Audience<Key, Value> {
  readonly #cache: string;
  readonly #listener: ((key: Key, value: Value, reason: EvictionReason) => void) | undefined;

  constructor(cache: string, listener: ((key: Key, value: Value, reason: EvictionReason) => void) | undefined) {
    this.#cache = cache;
    this.#listener = listener;
  }

  get isListening(): boolean {
    return this.#listener !== undefined || evicted.hasSubscribers;
  }

  tell(key: Key, value: Value, reason: EvictionReason): void {
    if (evicted.hasSubscribers) evicted.publish({ cache: this.#cache, reason });
    this.#listener?.(key, value, reason);
  }
}

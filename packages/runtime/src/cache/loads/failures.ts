import { type BackoffSettings, backoffDelay } from '../../base/time/backoff.js';
import type { Random } from '../../base/time/random.js';
import { EntryStore, PLAIN } from '../entries/entry-store.js';

/** What went wrong with the last load of a key, all in milliseconds on the monotonic clock. */
export interface Failure {
  readonly error: unknown;
  readonly attempts: number;
  /** Until then a stale value is answered without another load. */
  readonly retryAt: number;
  /** Until then the rejection itself is repeated. */
  readonly rememberedUntil: number;
}

const RETRY: BackoffSettings = { initial: 1000, factor: 2, max: 30_000, jitter: 'none' };
const MAX_FAILURES = 10_000;

/** The keys whose last load failed, the most recent of them. */
export class Failures<Key> {
  readonly #store = new EntryStore<Key, Failure>({ maxSize: MAX_FAILURES, maxWeight: Infinity, policy: 'lru', idleMs: undefined }, () => 0, { isListening: false, tell: () => undefined });
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  of(key: Key): Failure | undefined {
    if (this.#store.size === 0) return undefined;
    const slot = this.#store.findKept(key);
    return slot === 0 ? undefined : this.#store.value(slot);
  }

  add(key: Key, error: unknown, now: number, errorTtl: number): void {
    const attempts = (this.of(key)?.attempts ?? 0) + 1;
    const retryAt = now + backoffDelay(RETRY, attempts, this.#random);
    this.#store.write(key, { error, attempts, retryAt, rememberedUntil: now + errorTtl }, PLAIN);
  }

  forget(key: Key): void {
    if (this.#store.size > 0) this.#store.remove(key);
  }

  clear(): void {
    this.#store.clear();
  }
}

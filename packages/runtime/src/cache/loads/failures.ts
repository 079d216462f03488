import { type BackoffSettings, backoffDelay } from '../../base/time/backoff.js';
import type { Random } from '../../base/time/random.js';

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
  readonly #failures = new Map<Key, Failure>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  of(key: Key): Failure | undefined {
    return this.#failures.get(key);
  }

  add(key: Key, error: unknown, now: number, errorTtl: number): void {
    const attempts = (this.of(key)?.attempts ?? 0) + 1;
    const retryAt = now + backoffDelay(RETRY, attempts, this.#random);
    this.#failures.delete(key);
    this.#failures.set(key, { error, attempts, retryAt, rememberedUntil: now + errorTtl });
    if (this.#failures.size > MAX_FAILURES) this.#failures.delete(this.#oldest());
  }

  forget(key: Key): void {
    this.#failures.delete(key);
  }

  clear(): void {
    this.#failures.clear();
  }

  #oldest(): Key {
    const [key] = this.#failures.keys();
    return key;
  }
}

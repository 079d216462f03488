/** What went wrong with the last load of a key, all in milliseconds on the monotonic clock. */
export interface Failure {
  readonly error: unknown;
  readonly attempts: number;
  /** Until then a stale value is answered without another load. */
  readonly retryAt: number;
  /** Until then the rejection itself is repeated. */
  readonly rememberedUntil: number;
}

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;
const MAX_FAILURES = 10_000;

/** The keys whose last load failed, the most recent of them. */
export class Failures<Key> {
  readonly #failures = new Map<Key, Failure>();

  of(key: Key): Failure | undefined {
    return this.#failures.get(key);
  }

  add(key: Key, error: unknown, now: number, errorTtl: number): void {
    const attempts = (this.of(key)?.attempts ?? 0) + 1;
    const retryAt = now + Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);
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

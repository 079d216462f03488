import type { AsyncLRUCache } from './async-lru-cache.js';
import type { TimeToLive } from './entries/time-to-live.js';
import type { Loader } from './loads/flight.js';
import type { LoadOptions } from './loads/load-options.js';
import type { WriteOptions } from './write-options.js';

export interface RegionOptions<Value> {
  /** `false` stores nothing and still loads in single flight. Default: `true`. */
  enabled?: boolean;
  /** How long a value is fresh, or a function of the value. Default: the `ttl` of the cache. */
  ttl?: TimeToLive<Value>;
}

const KEPT_FOR_NOTHING = { ttl: 0, negativeTtl: 0, swr: 0, staleIfError: 0, errorTtl: 0 };

/** A part of a cache with keys of its own, to be switched off or given another `ttl`. Limits, tags and counters are those of the whole cache. */
export class CacheRegion<Value> {
  readonly name: string;
  readonly #cache: AsyncLRUCache<string, Value>;
  readonly #options: RegionOptions<Value>;

  constructor(cache: AsyncLRUCache<string, Value>, name: string, options: RegionOptions<Value>) {
    this.#cache = cache;
    this.name = name;
    this.#options = options;
  }

  /** The key in the whole cache: this is what `onEvict` and `dump` show. */
  keyOf(key: string): string {
    return `${this.name}\0${key}`;
  }

  get(key: string): Value | undefined {
    return this.#cache.get(this.keyOf(key));
  }

  has(key: string): boolean {
    return this.#cache.has(this.keyOf(key));
  }

  set(key: string, value: Value, options?: WriteOptions): boolean {
    const { enabled = true, ttl } = this.#options;
    if (enabled) return this.#cache.set(this.keyOf(key), value, { ...options, ttl: options?.ttl ?? (typeof ttl === 'function' ? ttl(value) : ttl) });
    this.delete(key);
    return false;
  }

  delete(key: string): boolean {
    return this.#cache.delete(this.keyOf(key));
  }

  getOrLoad(key: string, loader: Loader<string, Value>, options?: LoadOptions<Value>): Promise<Value> {
    return this.#cache.getOrLoad(this.keyOf(key), (_, context) => loader(key, context), this.#loadOptions(options));
  }

  refresh(key: string, loader: Loader<string, Value>, options?: LoadOptions<Value>): Promise<Value> {
    return this.#cache.refresh(this.keyOf(key), (_, context) => loader(key, context), this.#loadOptions(options));
  }

  #loadOptions(options: LoadOptions<Value> | undefined): LoadOptions<Value> {
    const { enabled = true, ttl } = this.#options;
    return enabled ? { ...options, ttl: options?.ttl ?? ttl } : { ...options, ...KEPT_FOR_NOTHING };
  }
}

import { OptionError } from '../base/errors/option-error.js';
import type { Clock } from '../base/time/clock.js';
import { type EntryStore, type Facts, PLAIN } from './entries/entry-store.js';
import type { Lifetime } from './entries/lifetimes.js';
import type { Tagging, TagTable } from './entries/tag-table.js';
import { type TimeToLive, ttlMilliseconds } from './entries/time-to-live.js';
import type { CacheOptions, CacheSettings } from './options.js';
import type { WriteOptions } from './write-options.js';

/** Puts entries into a cache: says what they weigh, how long they live and under which tags, and takes none that is too heavy or over at once. */
export class EntryWriter<Key, Value> {
  /** Entries that weighed more than allowed. */
  refused = 0;
  readonly #store: EntryStore<Key, Value>;
  readonly #tags: TagTable;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #weigh: ((value: Value, key: Key) => number) | undefined;
  readonly #ttl: TimeToLive<Value>;
  readonly #staleMs: number;
  readonly #isEnabled: boolean;
  readonly #isPlain: boolean;
  readonly #maxEntryWeight: number;

  constructor(settings: CacheSettings, clock: Pick<Clock, 'now'>, store: EntryStore<Key, Value>, tags: TagTable) {
    this.#store = store;
    this.#tags = tags;
    this.#clock = clock;
    this.#weigh = settings.weigh as CacheOptions<Key, Value>['weigh'];
    this.#ttl = settings.ttl as TimeToLive<Value>;
    this.#staleMs = Math.max(settings.swr, settings.staleIfError);
    this.#isEnabled = settings.enabled;
    this.#isPlain = this.#weigh === undefined && this.#ttl === Infinity;
    this.#maxEntryWeight = Math.min(settings.maxEntryWeight ?? Infinity, settings.maxWeight);
  }

  /** Throws an `OptionError`. */
  factsOf(key: Key, value: Value, options: WriteOptions | undefined): Facts {
    if (this.#isPlain && options === undefined) return PLAIN;
    const { ttl, tags, weight }: WriteOptions = options ?? {};
    return {
      weight: this.weightOf(key, value, weight),
      lifetime: this.#lifetimeOf(ttlMilliseconds(ttl ?? this.#ttl, value)),
      tagging: this.taggingOf(tags),
    };
  }

  /** Nothing is kept of an entry without tags, so that it is not looked up either. */
  taggingOf(tags: readonly string[] | undefined): Tagging | undefined {
    return tags && tags.length > 0 ? { tags: [...tags], madeAt: this.#tags.version } : undefined;
  }

  /** Throws an `OptionError`. */
  weightOf(key: Key, value: Value, given?: number): number {
    const weight = given ?? this.#weigh?.(value, key) ?? 1;
    if (weight >= 0) return weight;
    throw new OptionError('weight', 'a number from 0', weight);
  }

  /** Says whether the entry was stored; one that is refused leaves none of its key. */
  write(key: Key, value: Value, facts: Facts): boolean {
    if (!this.#isEnabled) return false;
    const isTooHeavy = facts.weight > this.#maxEntryWeight;
    if (isTooHeavy) this.refused++;
    if (isTooHeavy || isOverAtOnce(facts.lifetime)) {
      this.#store.remove(key);
      return false;
    }
    this.#store.write(key, value, facts);
    this.#store.sweep();
    return true;
  }

  #lifetimeOf(ttlMs: number): Lifetime | undefined {
    if (ttlMs === Infinity) return undefined;
    const createdAt = this.#clock.now();
    return { createdAt, freshUntil: createdAt + ttlMs, staleMs: this.#staleMs, loadMs: 0 };
  }
}

function isOverAtOnce(lifetime: Lifetime | undefined): boolean {
  return lifetime !== undefined && lifetime.freshUntil + lifetime.staleMs <= lifetime.createdAt;
}

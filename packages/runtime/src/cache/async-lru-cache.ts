import { asRejection } from '../base/errors/as-rejection.js';
import { ClosedError } from '../base/errors/closed-error.js';
import { OptionError } from '../base/errors/option-error.js';
import type { CloseOptions, CloseReport, Component } from '../base/lifecycle/component.js';
import { Lifetime } from '../base/lifecycle/lifetime.js';
import type { Clock } from '../base/time/clock.js';
import type { CacheStats } from './cache-stats.js';
import { type DumpedEntry, dumpedEntries, toWallTimes, usableEntries } from './dump.js';
import { Audience } from './entries/audience.js';
import { CoarseClock } from './entries/coarse-clock.js';
import { EntryStore } from './entries/entry-store.js';
import { TagTable } from './entries/tag-table.js';
import { EntryWriter } from './entry-writer.js';
import { checkCacheOptions, type CacheOptions, type CacheSettings } from './options.js';
import { isDueEarly } from './loads/early-refresh.js';
import type { Loader } from './loads/flight.js';
import type { LoadOptions } from './loads/load-options.js';
import { Loads } from './loads/loads.js';
import { makePolicy } from './policies/policies.js';
import { CacheRegion, type RegionOptions } from './region.js';
import { warm, type WarmOptions, type WarmReport } from './warm.js';
import type { Entry, WriteOptions } from './write-options.js';

/**
 * A cache in memory, limited by size or weight, whose entries may grow old. Looking up and storing is synchronous; awaiting it is harmless.
 * Options: see `CacheOptions`. Throws an `OptionError` for what is wrong among them.
 */
export class AsyncLRUCache<Key, Value> implements Component<CacheStats> {
  readonly name: string;
  readonly #settings: CacheSettings;
  // What every call needs has a field of its own: `#settings` has so many that V8 looks them up in a table.
  readonly #clock: Clock;
  /** Tells how old entries are. */
  readonly #ages: CoarseClock;
  readonly #earlyRefresh: number;
  readonly #store: EntryStore<Key, Value>;
  readonly #tags: TagTable;
  readonly #writer: EntryWriter<Key, Value>;
  readonly #regions: Readonly<Record<string, RegionOptions<Value>>>;
  #hits = 0;
  #misses = 0;
  #sets = 0;
  readonly #lifetime: Lifetime;
  #loads: Loads<Key, Value> | undefined;

  constructor(options: CacheOptions<Key, Value>) {
    const settings = checkCacheOptions(options);
    this.#settings = settings;
    this.name = settings.name;
    this.#regions = options.regions ?? {};
    this.#tags = new TagTable(settings.maxTags);
    this.#lifetime = new Lifetime(settings.name, settings.scheduler);
    const { clock, scheduler, ttlResolution, idleTtl: idleMs, maxSize, maxWeight, policy, adaptiveWindow } = settings;
    this.#clock = clock;
    this.#ages = new CoarseClock(clock, scheduler, ttlResolution);
    this.#earlyRefresh = settings.earlyRefresh;
    this.#store = new EntryStore({ maxSize, maxWeight, idleMs, makePolicy: () => makePolicy(policy, adaptiveWindow) }, this.#ages, new Audience(settings.name, options.onEvict));
    this.#writer = new EntryWriter(settings, this.#ages, this.#store, this.#tags);
  }

  /** The fresh value of a key, or `undefined`. */
  get(key: Key): Value | undefined {
    const slot = this.#find(key);
    return slot === 0 ? this.#miss() : this.#hit(slot);
  }

  /** As `get`, but the entry does not count as used, nor the look-up as a hit or miss. */
  peek(key: Key): Value | undefined {
    const slot = this.#findWhenOpen(key);
    return slot === 0 ? undefined : this.#store.value(slot);
  }

  /** Whether a key has a fresh value, be it `undefined`. */
  has(key: Key): boolean {
    return this.#findWhenOpen(key) !== 0;
  }

  /** A fresh value with its times, without counting as a use. */
  getEntry(key: Key): Entry<Value> | undefined {
    const slot = this.#findWhenOpen(key);
    if (slot === 0) return undefined;
    const { createdAt, expiresAt } = toWallTimes(this.#store.lifetime(slot), this.#clock);
    return Object.freeze({ value: this.#store.value(slot), createdAt, expiresAt });
  }

  /**
   * The fresh value of a key, or what the loader gives; however many ask, one loader runs for a key at a time, and its result or rejection
   * is for all of them. Rejects with what the loader throws, with `signal.reason`, with a `TimeoutError` after `hardTimeout`, with an
   * `OptionError` and with a `ClosedError`.
   */
  getOrLoad(key: Key, loader: Loader<Key, Value>, options?: LoadOptions<Value>): Promise<Value> {
    const slot = options?.signal?.aborted ? 0 : this.#find(key);
    if (slot === 0) return this.#loadMissing(key, loader, options);
    const eagerness = options?.earlyRefresh ?? this.#earlyRefresh;
    if (eagerness > 0 && isDueEarly(this.#store.lifetime(slot), eagerness, this.#settings)) this.#startedLoads.refreshEarly(key, loader, options);
    return Promise.resolve(this.#hit(slot));
  }

  /** Loads a key even if it has a fresh value; joins a load that is under way. */
  async refresh(key: Key, loader: Loader<Key, Value>, options?: LoadOptions<Value>): Promise<Value> {
    this.#refuseWhenClosed();
    return this.#startedLoads.refresh(key, loader, options);
  }

  /** Loads the keys that have no fresh value, `concurrency` at a time. A failed load is counted and stops no other. Rejects with an `OptionError`. */
  async warm(keys: Iterable<Key>, loader: Loader<Key, Value>, options?: WarmOptions): Promise<WarmReport> {
    this.#refuseWhenClosed();
    return warm(keys, (key) => this.getOrLoad(key, loader), options);
  }

  /** Stores a value. Says whether it was stored: what weighs too much or has no time to live is refused, and so is everything while `enabled` is false. */
  set(key: Key, value: Value, options?: WriteOptions): boolean {
    this.#refuseWhenClosed();
    const facts = this.#writer.factsOf(key, value, options);
    this.#sets++;
    this.#loads?.detach(key);
    return this.#writer.write(key, value, facts);
  }

  /** Says whether there was an entry. */
  delete(key: Key): boolean {
    this.#refuseWhenClosed();
    this.#loads?.detach(key);
    return this.#store.remove(key);
  }

  clear(): void {
    this.#refuseWhenClosed();
    this.#loads?.detachAll();
    this.#store.clear();
  }

  /** Changes `maxSize`, an integer from 1, and evicts what is too much. */
  resize(maxSize: number): void {
    this.#refuseWhenClosed();
    if (!Number.isInteger(maxSize) || maxSize < 1) throw new OptionError('maxSize', 'an integer from 1', maxSize);
    this.#store.resize(maxSize);
  }

  /** From now on, no entry that was stored or began to load under this tag is answered. */
  invalidateTag(tag: string): void {
    this.#refuseWhenClosed();
    this.#tags.invalidate(tag);
  }

  /**
   * A part of the cache with keys of its own, under one of the names in `regions`; for caches whose keys are text.
   * Throws an `OptionError` that lists the names for any other.
   */
  region(this: AsyncLRUCache<string, Value>, name: string): CacheRegion<Value> {
    if (Object.hasOwn(this.#regions, name)) return new CacheRegion(this, name, this.#regions[name]);
    throw new OptionError('region', `one of ${Object.keys(this.#regions).join(', ')}`, name);
  }

  /** All entries that are of use, for `restore`: those that would be evicted first come first. */
  dump(): DumpedEntry<Key, Value>[] {
    this.#refuseWhenClosed();
    return dumpedEntries(this.#store, this.#tags, this.#clock);
  }

  /** Stores what `dump` gave, of this or of another process, as far as it is still of use and within the limits. The answer is how many were stored. */
  restore(entries: Iterable<DumpedEntry<Key, Value>>): number {
    this.#refuseWhenClosed();
    const writer = this.#writer;
    let stored = 0;
    for (const { key, value, weight, tags, lifetime } of usableEntries(entries, this.#clock)) {
      this.#loads?.detach(key);
      if (writer.write(key, value, { weight: writer.weightOf(key, value, weight), lifetime, tagging: writer.taggingOf(tags) })) stored++;
    }
    return stored;
  }

  stats(): Readonly<CacheStats> {
    const [hits, misses] = [this.#hits, this.#misses];
    const { size, weight, evictions, expirations } = this.#store;
    return Object.freeze({
      name: this.name,
      hits,
      misses,
      sets: this.#sets,
      refused: this.#writer.refused,
      hitRatio: hits + misses === 0 ? 0 : hits / (hits + misses),
      size,
      weight,
      evictions,
      expirations,
      tags: this.#tags.size,
      loads: this.#loads?.started ?? 0,
      loadFailures: this.#loads?.failed ?? 0,
      staleAnswers: this.#loads?.staleAnswers ?? 0,
      loading: this.#loads?.running ?? 0,
    });
  }

  /** Forgets all entries and waits for the loads under way; those left after `drain` are aborted, and their callers get a `ClosedError`. */
  async close(options?: CloseOptions): Promise<CloseReport> {
    const closing = this.#lifetime.close(options, () => this.#loads?.abortAll(new ClosedError(this.name)));
    this.#store.clear();
    this.#ages.drop();
    return closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #find(key: Key): number {
    const slot = this.#store.findFresh(key);
    return this.#tags.isValid(this.#store.tagging(slot)) ? slot : 0;
  }

  /** A closed cache is empty, so that only a miss has to ask whether it is closed. */
  #findWhenOpen(key: Key): number {
    const slot = this.#find(key);
    if (slot === 0) this.#refuseWhenClosed();
    return slot;
  }

  #hit(slot: number): Value {
    this.#hits++;
    return this.#store.read(slot);
  }

  #miss(): undefined {
    this.#refuseWhenClosed();
    this.#misses++;
    this.#store.sweep();
  }

  #loadMissing(key: Key, loader: Loader<Key, Value>, options: LoadOptions<Value> | undefined): Promise<Value> {
    return asRejection(() => {
      this.#refuseWhenClosed();
      this.#misses++;
      return this.#startedLoads.answer(key, loader, options);
    });
  }

  get #startedLoads(): Loads<Key, Value> {
    return (this.#loads ??= new Loads({
      settings: this.#settings,
      store: this.#store,
      tags: this.#tags,
      writer: this.#writer,
      calls: this.#lifetime,
    }));
  }

  #refuseWhenClosed(): void {
    if (!this.#lifetime.isOpen) throw new ClosedError(this.name);
  }
}

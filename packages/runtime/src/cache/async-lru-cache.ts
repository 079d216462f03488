import { ClosedError } from '../base/errors/closed-error.js';
import { OptionError } from '../base/errors/option-error.js';
import type { CloseOptions, CloseReport, Component } from '../base/lifecycle/component.js';
import { Lifetime } from '../base/lifecycle/lifetime.js';
import { type Duration, toMilliseconds } from '../base/time/duration.js';
import { type CacheStats, zeroCounters } from './cache-stats.js';
import { evicted } from './channels.js';
import { EntryStore, type EvictionReason } from './entries/entry-store.js';
import { TagTable, type Version } from './entries/tag-table.js';
import { checkCacheOptions, type CacheOptions } from './options.js';
import type { Entry, WriteOptions } from './write-options.js';

const NOTHING: WriteOptions = {};

/**
 * A cache in memory, limited by size or weight, whose entries may grow old. Looking up and storing is synchronous; awaiting it is harmless.
 * Options: see `CacheOptions`. Throws an `OptionError` for what is wrong among them.
 */
export class AsyncLRUCache<Key, Value> implements Component<CacheStats> {
  readonly name: string;
  readonly #settings: ReturnType<typeof checkCacheOptions<Key, Value>>;
  readonly #weigh: ((value: Value, key: Key) => number) | undefined;
  readonly #store: EntryStore<Key, Value>;
  readonly #tags: TagTable;
  readonly #counters = zeroCounters();
  readonly #lifetime: Lifetime;

  constructor(options: CacheOptions<Key, Value>) {
    const settings = checkCacheOptions(options);
    this.#settings = settings;
    this.name = settings.name;
    this.#weigh = options.weigh;
    this.#tags = new TagTable(settings.maxTags);
    this.#lifetime = new Lifetime(settings.name, settings.scheduler);
    const { clock, idleTtl: idleMs, maxSize, maxWeight, policy } = settings;
    this.#store = new EntryStore({ maxSize, maxWeight, policy, idleMs }, () => clock.now(), this.#onEvict(options.onEvict));
  }

  /** The fresh value of a key, or `undefined`. */
  get(key: Key): Value | undefined {
    const slot = this.#findFresh(key);
    if (slot === 0) {
      this.#counters.misses++;
      this.#store.sweep();
      return undefined;
    }
    this.#counters.hits++;
    this.#store.hit(slot);
    const value = this.#store.value(slot);
    this.#store.sweep();
    return value;
  }

  /** As `get`, but the entry does not count as used, nor the look-up as a hit or miss. */
  peek(key: Key): Value | undefined {
    const slot = this.#findFresh(key);
    return slot === 0 ? undefined : this.#store.value(slot);
  }

  /** Whether a key has a fresh value, be it `undefined`. */
  has(key: Key): boolean {
    return this.#findFresh(key) !== 0;
  }

  /** A fresh value with its times, without counting as a use. */
  getEntry(key: Key): Entry<Value> | undefined {
    const slot = this.#findFresh(key);
    if (slot === 0) return undefined;
    const { clock } = this.#settings;
    const lifetime = this.#store.lifetime(slot);
    const wallOffset = clock.wallNow() - clock.now();
    return Object.freeze({
      value: this.#store.value(slot),
      createdAt: lifetime && lifetime.createdAt + wallOffset,
      expiresAt: lifetime && lifetime.freshUntil + wallOffset,
    });
  }

  /** Stores a value. Says whether it was stored: what weighs too much is refused, and so is everything while `enabled` is false. */
  set(key: Key, value: Value, options: WriteOptions = NOTHING): boolean {
    this.#refuseWhenClosed();
    const weight = this.#weightOf(key, value, options.weight);
    const ttl = options.ttl ?? this.#settings.ttl;
    const ttlMs = typeof ttl === 'function' ? toMilliseconds((ttl as (value: Value) => Duration)(value), 'ttl') : toMilliseconds(ttl, 'ttl');
    this.#counters.sets++;
    return this.#write({ key, value, weight, ttlMs, tags: options.tags, madeAt: this.#tags.version });
  }

  /** Says whether there was an entry. */
  delete(key: Key): boolean {
    this.#refuseWhenClosed();
    return this.#store.remove(key);
  }

  clear(): void {
    this.#refuseWhenClosed();
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

  stats(): CacheStats {
    const { hits, misses } = this.#counters;
    return Object.freeze({
      ...this.#counters,
      hitRatio: hits + misses === 0 ? 0 : hits / (hits + misses),
      size: this.#store.size,
      weight: this.#store.weight,
      tags: this.#tags.size,
      loading: 0,
    });
  }

  close(options?: CloseOptions): Promise<CloseReport> {
    this.#store.clear();
    return this.#lifetime.close(options);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #findFresh(key: Key): number {
    this.#refuseWhenClosed();
    const slot = this.#store.findFresh(key);
    return slot !== 0 && this.#isValid(slot) ? slot : 0;
  }

  #isValid(slot: number): boolean {
    const tagging = this.#store.isTagged ? this.#store.tagging(slot) : undefined;
    return tagging === undefined || this.#tags.isValid(tagging);
  }

  #write({ key, value, weight, ttlMs, tags, madeAt }: Draft<Key, Value>): boolean {
    const { clock, enabled, maxWeight, maxEntryWeight = maxWeight } = this.#settings;
    if (!enabled) return false;
    if (weight > Math.min(maxEntryWeight, maxWeight)) {
      this.#counters.refused++;
      this.#store.remove(key);
      return false;
    }
    const lifetime = ttlMs === Infinity ? undefined : lifetimeFrom(clock.now(), ttlMs);
    this.#store.write(key, value, { weight, lifetime, tagging: tags?.length ? { tags: [...tags], madeAt } : undefined });
    this.#store.sweep();
    return true;
  }

  #weightOf(key: Key, value: Value, given: number | undefined): number {
    const weight = given ?? this.#weigh?.(value, key) ?? 1;
    if (weight >= 0) return weight;
    throw new OptionError('weight', 'a number from 0', weight);
  }

  #onEvict(listener: CacheOptions<Key, Value>['onEvict']) {
    return (key: Key, value: Value, reason: EvictionReason): void => {
      if (reason === 'capacity') this.#counters.evictions++;
      else this.#counters.expirations++;
      if (evicted.hasSubscribers) evicted.publish({ cache: this.name, reason });
      listener?.(key, value, reason);
    };
  }

  #refuseWhenClosed(): void {
    if (!this.#lifetime.isOpen) throw new ClosedError(this.name);
  }
}

interface Draft<Key, Value> {
  readonly key: Key;
  readonly value: Value;
  readonly weight: number;
  readonly ttlMs: number;
  readonly tags: readonly string[] | undefined;
  readonly madeAt: Version;
}

function lifetimeFrom(now: number, ttlMs: number) {
  return { createdAt: now, freshUntil: now + ttlMs, keptUntil: now + ttlMs, loadMs: 0 };
}

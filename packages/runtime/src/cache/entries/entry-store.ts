import type { Clock } from '../../base/time/clock.js';
import type { EvictionPolicy } from '../policies/eviction-policy.js';
import type { Audience, EvictionReason } from './audience.js';
import { type Lifetime, Lifetimes } from './lifetimes.js';
import { SlotTable } from './slot-table.js';
import type { Tagging } from './tag-table.js';
import { Weights } from './weights.js';

export interface Limits {
  /** In entries. */
  readonly maxSize: number;
  readonly maxWeight: number;
  readonly makePolicy: () => EvictionPolicy;
  /** How long an entry may go unread, in milliseconds; `undefined` is no limit. */
  readonly idleMs: number | undefined;
}

/** What is kept beside a value. */
export interface Facts {
  readonly weight: number;
  readonly lifetime: Lifetime | undefined;
  readonly tagging: Tagging | undefined;
}

/** Beside most values nothing is kept. */
export const PLAIN: Facts = { weight: 1, lifetime: undefined, tagging: undefined };

interface Gone<Key, Value> {
  readonly key: Key;
  readonly value: Value;
}

/** Entries within limits of size, weight and time. What few entries have, such as a lifetime, costs nothing until one has it. */
export class EntryStore<Key, Value> {
  evictions = 0;
  expirations = 0;
  readonly #limits: Limits;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #audience: Audience<Key, Value>;
  #maxSize: number;
  #table = new SlotTable<Key, Value>();
  #policy: EvictionPolicy;
  #weights: Weights | undefined;
  #lifetimes: Lifetimes | undefined;
  #taggings: Map<number, Tagging> | undefined;
  #capacity = 0;
  /** The time of the operation under way: one look at the clock serves all of it. */
  #now = 0;

  constructor(limits: Limits, clock: Pick<Clock, 'now'>, audience: Audience<Key, Value>) {
    this.#limits = limits;
    this.#maxSize = limits.maxSize;
    this.#clock = clock;
    this.#audience = audience;
    this.#policy = limits.makePolicy();
    this.clear();
  }

  get size(): number {
    return this.#table.size;
  }

  get weight(): number {
    return this.#weights?.total ?? 0;
  }

  /** The slot of a key whose entry is fresh, or 0. */
  findFresh(key: Key): number {
    const slot = this.#find(key);
    return this.#lifetimes === undefined || this.#lifetimes.isFresh(slot, this.#now) ? slot : 0;
  }

  /** The slot of a key whose entry is fresh, or stale but of use, or 0. */
  findKept(key: Key): number {
    const slot = this.#find(key);
    return this.#lifetimes === undefined || this.#lifetimes.isKept(slot, this.#now) ? slot : 0;
  }

  key(slot: number): Key {
    return this.#table.key(slot);
  }

  value(slot: number): Value {
    return this.#table.value(slot);
  }

  weightOf(slot: number): number {
    return this.#weights?.of(slot) ?? PLAIN.weight;
  }

  lifetime(slot: number): Lifetime | undefined {
    return this.#lifetimes?.of(slot);
  }

  tagging(slot: number): Tagging | undefined {
    return this.#taggings?.get(slot);
  }

  /** Whether the entry of a slot is fresh, or stale but of use. */
  isKept(slot: number): boolean {
    return this.#lifetimes === undefined || this.#lifetimes.isKept(slot, this.#clock.now());
  }

  /** All slots in use, first those that would go first. */
  slots(): Iterable<number> {
    return this.#policy.slots();
  }

  /** The value of a slot, which counts as read. */
  read(slot: number): Value {
    this.#policy.hit(slot);
    const value = this.#table.value(slot);
    if (this.#lifetimes !== undefined) {
      if (this.#limits.idleMs !== undefined) this.#lifetimes.touch(slot, this.#now + this.#limits.idleMs);
      this.sweep();
    }
    return value;
  }

  /** Stores an entry and evicts others for it. The caller has refused what weighs more than the limit. */
  write(key: Key, value: Value, facts: Facts): void {
    const known = this.#table.find(key);
    if (known !== 0) this.#weights?.set(known, 0);
    const gone = this.#makeRoom(facts.weight, known === 0 ? 1 : 0);
    // Room for a heavier value may have cost the entry itself.
    let slot = this.#weights === undefined ? known : this.#table.find(key);
    if (slot === 0) slot = this.#insert(key, value);
    else this.#replace(slot, value);
    this.#weights?.set(slot, facts.weight);
    if (this.#lifetimes !== undefined || facts.lifetime !== undefined) this.#setLifetime(slot, facts.lifetime);
    if (this.#taggings !== undefined || facts.tagging !== undefined) this.#setTagging(slot, facts.tagging);
    if (gone !== undefined) this.#tell(gone, 'capacity');
  }

  remove(key: Key): boolean {
    const slot = this.#table.find(key);
    if (slot === 0) return false;
    this.#free(slot);
    return true;
  }

  clear(): void {
    this.#table = new SlotTable();
    this.#policy = this.#limits.makePolicy();
    this.#weights = this.#limits.maxWeight === Infinity ? undefined : new Weights();
    this.#lifetimes = this.#limits.idleMs === undefined ? undefined : new Lifetimes();
    this.#taggings = undefined;
    this.#capacity = 0;
  }

  resize(maxSize: number): void {
    this.#maxSize = maxSize;
    const gone = this.#makeRoom(0, 0);
    this.#policy.setCapacity(Math.min(maxSize, this.#capacity));
    if (gone !== undefined) this.#tell(gone, 'capacity');
  }

  /** Frees a slot or none, wherever a hand that goes round all of them finds an entry that is of no use any more. */
  sweep(): void {
    const slot = this.#lifetimes?.nextOver(this.#now) ?? 0;
    if (slot !== 0) this.#expire(slot);
  }

  #expire(slot: number): void {
    const gone = this.#audience.isListening ? [this.#entry(slot)] : undefined;
    this.#free(slot);
    this.expirations++;
    if (gone !== undefined) this.#tell(gone, 'expired');
  }

  #find(key: Key): number {
    const slot = this.#table.find(key);
    if (this.#lifetimes !== undefined) this.#now = this.#clock.now();
    return slot;
  }

  /** What was evicted, if somebody wants to know. */
  #makeRoom(weight: number, entries: number): Gone<Key, Value>[] | undefined {
    let gone: Gone<Key, Value>[] | undefined;
    while (this.#table.size + entries > this.#maxSize || this.weight + weight > this.#limits.maxWeight) {
      const slot = this.#policy.victim();
      if (slot === 0) break;
      if (this.#audience.isListening) (gone ??= []).push(this.#entry(slot));
      this.#free(slot);
      this.evictions++;
    }
    return gone;
  }

  #insert(key: Key, value: Value): number {
    const needed = this.#table.neededCapacity(this.#maxSize);
    if (needed > 0) this.#setCapacity(needed);
    const slot = this.#table.add(key, value);
    this.#policy.inserted(slot, key);
    return slot;
  }

  #replace(slot: number, value: Value): void {
    this.#table.setValue(slot, value);
    this.#policy.hit(slot);
  }

  #setCapacity(slots: number): void {
    this.#capacity = slots;
    this.#policy.setCapacity(slots);
    this.#weights?.setCapacity(slots);
    this.#lifetimes?.setCapacity(slots);
  }

  #setLifetime(slot: number, lifetime: Lifetime | undefined): void {
    if (this.#lifetimes === undefined) {
      this.#lifetimes = new Lifetimes();
      this.#lifetimes.setCapacity(this.#capacity);
    }
    this.#now = lifetime?.createdAt ?? this.#clock.now();
    this.#lifetimes.set(slot, lifetime);
    if (this.#limits.idleMs !== undefined) this.#lifetimes.touch(slot, this.#now + this.#limits.idleMs);
  }

  #setTagging(slot: number, tagging: Tagging | undefined): void {
    this.#taggings ??= new Map();
    if (tagging === undefined) this.#taggings.delete(slot);
    else this.#taggings.set(slot, tagging);
  }

  #free(slot: number): void {
    this.#policy.removed(slot);
    this.#weights?.set(slot, 0);
    this.#lifetimes?.set(slot, undefined);
    this.#taggings?.delete(slot);
    this.#table.remove(slot);
  }

  #entry(slot: number): Gone<Key, Value> {
    return { key: this.#table.key(slot), value: this.#table.value(slot) };
  }

  #tell(gone: readonly Gone<Key, Value>[], reason: EvictionReason): void {
    for (const { key, value } of gone) this.#audience.tell(key, value, reason);
  }
}

import type { EvictionPolicy } from '../policies/eviction-policy.js';
import { makePolicy, type PolicyName } from '../policies/policies.js';
import { type Lifetime, Lifetimes } from './lifetimes.js';
import { SlotTable } from './slot-table.js';
import type { Tagging } from './tag-table.js';
import { Weights } from './weights.js';

/** Why an entry went without being asked to. */
export type EvictionReason = 'capacity' | 'expired';

export interface Limits {
  /** In entries. */
  readonly maxSize: number;
  readonly maxWeight: number;
  readonly policy: PolicyName;
  /** How long an entry may go unread, in milliseconds; `undefined` is no limit. */
  readonly idleMs: number | undefined;
}

/** What is kept beside a value. */
export interface Facts {
  readonly weight: number;
  readonly lifetime?: Lifetime | undefined;
  readonly tagging?: Tagging | undefined;
}

type OnEvict<Key, Value> = (key: Key, value: Value, reason: EvictionReason) => void;

const SWEPT_PER_OPERATION = 2;

/** Entries within limits of size, weight and time. It asks for the time only once an entry has a lifetime. */
export class EntryStore<Key, Value> {
  readonly #now: () => number;
  readonly #limits: Limits;
  readonly #onEvict: OnEvict<Key, Value>;
  #maxSize: number;
  #table = new SlotTable<Key, Value>();
  #policy: EvictionPolicy;
  #weights: Weights | undefined;
  #lifetimes: Lifetimes | undefined;
  #tagging = new Map<number, Tagging>();
  #capacity = 0;

  constructor(limits: Limits, now: () => number, onEvict: OnEvict<Key, Value>) {
    this.#limits = limits;
    this.#maxSize = limits.maxSize;
    this.#now = now;
    this.#onEvict = onEvict;
    this.#policy = makePolicy(limits.policy);
    if (limits.maxWeight !== Infinity) this.#weights = new Weights();
  }

  get size(): number {
    return this.#table.size;
  }

  get weight(): number {
    return this.#weights?.total ?? 0;
  }

  get maxSize(): number {
    return this.#maxSize;
  }

  /** The slot of a key whose entry is fresh, or 0. */
  findFresh(key: Key): number {
    const slot = this.#table.find(key);
    if (this.#lifetimes === undefined || slot === 0) return slot;
    return this.#lifetimes.isFresh(slot, this.#now()) ? slot : 0;
  }

  /** The slot of a key whose entry is fresh, or stale but of use, or 0. */
  findKept(key: Key): number {
    const slot = this.#table.find(key);
    if (this.#lifetimes === undefined || slot === 0) return slot;
    return this.#lifetimes.isKept(slot, this.#now()) ? slot : 0;
  }

  value(slot: number): Value {
    return this.#table.value(slot);
  }

  lifetime(slot: number): Lifetime | undefined {
    return this.#lifetimes?.of(slot);
  }

  tagging(slot: number): Tagging | undefined {
    return this.#tagging.get(slot);
  }

  get isTagged(): boolean {
    return this.#tagging.size > 0;
  }

  hit(slot: number): void {
    this.#policy.hit(slot);
    if (this.#limits.idleMs !== undefined) this.#lifetimes?.touch(slot, this.#now() + this.#limits.idleMs);
  }

  /** Stores an entry and evicts others for it. The caller has refused what weighs more than the limit. */
  write(key: Key, value: Value, facts: Facts): void {
    const known = this.#table.find(key);
    if (known !== 0 && this.#weights) this.#weights.set(known, 0);
    const evicted = this.#makeRoom(facts.weight, known === 0 ? 1 : 0);
    const slot = this.#table.find(key) || this.#insert(key, value);
    if (slot === known) {
      this.#table.setValue(slot, value);
      this.#policy.hit(slot);
    }
    this.#weights?.set(slot, facts.weight);
    this.#setLifetime(slot, facts.lifetime);
    if (facts.tagging) this.#tagging.set(slot, facts.tagging);
    else if (this.#tagging.size > 0) this.#tagging.delete(slot);
    this.#report(evicted, 'capacity');
  }

  remove(key: Key): boolean {
    const slot = this.#table.find(key);
    if (slot === 0) return false;
    this.#free(slot);
    return true;
  }

  clear(): void {
    this.#table = new SlotTable();
    this.#policy = makePolicy(this.#limits.policy);
    this.#weights &&= new Weights();
    this.#lifetimes = undefined;
    this.#tagging = new Map();
    this.#capacity = 0;
  }

  resize(maxSize: number): void {
    this.#maxSize = maxSize;
    this.#report(this.#makeRoom(0, 0), 'capacity');
    if (this.#capacity > maxSize) this.#policy.setCapacity(maxSize);
  }

  /** Frees a slot or none, wherever a hand that goes round all of them finds an entry that is of no use any more. */
  sweep(): void {
    if (this.#lifetimes === undefined) return;
    const now = this.#now();
    for (let turn = 0; turn < SWEPT_PER_OPERATION; turn++) {
      const slot = this.#lifetimes.nextSlot();
      if (!this.#table.isUsed(slot) || this.#lifetimes.isKept(slot, now)) continue;
      const entry = { key: this.#table.key(slot), value: this.#table.value(slot) };
      this.#free(slot);
      this.#report([entry], 'expired');
    }
  }

  /** What was evicted, or nothing: most writes need no list. */
  #makeRoom(weight: number, entries: number): { key: Key; value: Value }[] | undefined {
    let evicted: { key: Key; value: Value }[] | undefined;
    while (this.#table.size + entries > this.#maxSize || this.weight + weight > this.#limits.maxWeight) {
      const slot = this.#policy.victim();
      if (slot === 0) break;
      (evicted ??= []).push({ key: this.#table.key(slot), value: this.#table.value(slot) });
      this.#free(slot);
    }
    return evicted;
  }

  #insert(key: Key, value: Value): number {
    const needed = this.#table.neededCapacity(this.#maxSize);
    if (needed > 0) this.#setCapacity(needed);
    const slot = this.#table.add(key, value);
    this.#policy.inserted(slot, key);
    return slot;
  }

  #setCapacity(slots: number): void {
    this.#capacity = slots;
    this.#policy.setCapacity(slots);
    this.#weights?.setCapacity(slots);
    this.#lifetimes?.setCapacity(slots);
  }

  #setLifetime(slot: number, lifetime: Lifetime | undefined): void {
    if (this.#lifetimes === undefined && (lifetime !== undefined || this.#limits.idleMs !== undefined)) {
      this.#lifetimes = new Lifetimes();
      this.#lifetimes.setCapacity(this.#capacity);
      this.#lifetimes.fillWithout();
    }
    this.#lifetimes?.set(slot, lifetime);
    if (this.#limits.idleMs !== undefined) this.#lifetimes?.touch(slot, this.#now() + this.#limits.idleMs);
  }

  #free(slot: number): void {
    this.#policy.removed(slot);
    this.#weights?.set(slot, 0);
    if (this.#tagging.size > 0) this.#tagging.delete(slot);
    this.#table.remove(slot);
  }

  #report(entries: readonly { key: Key; value: Value }[] | undefined, reason: EvictionReason): void {
    if (entries === undefined) return;
    for (const { key, value } of entries) this.#onEvict(key, value, reason);
  }
}

import { FIRST_SLOT } from '../policies/slot-links.js';

const FIRST_CAPACITY = 16;

/** Keys and values by slot. Grows by doubling up to a limit, and reuses slots that were given free. */
export class SlotTable<Key, Value> {
  readonly #slots = new Map<Key, number>();
  readonly #keys: (Key | undefined)[] = Array.from({ length: FIRST_SLOT });
  readonly #values: (Value | undefined)[] = Array.from({ length: FIRST_SLOT });
  readonly #free: number[] = [];
  #capacity = 0;

  get size(): number {
    return this.#slots.size;
  }

  /** The slot of a key, or 0. */
  find(key: Key): number {
    return this.#slots.get(key) ?? 0;
  }

  key(slot: number): Key {
    return this.#keys[slot] as Key;
  }

  value(slot: number): Value {
    return this.#values[slot] as Value;
  }

  setValue(slot: number, value: Value): void {
    this.#values[slot] = value;
  }

  /** How many slots to make room for before the next `add`, or 0 when there is room. */
  neededCapacity(limit: number): number {
    const used = this.#keys.length - FIRST_SLOT;
    if (this.#free.length > 0 || used < this.#capacity) return 0;
    this.#capacity = Math.max(used + 1, Math.min(limit, Math.max(FIRST_CAPACITY, this.#capacity * 2)));
    return this.#capacity;
  }

  add(key: Key, value: Value): number {
    const slot = this.#free.pop() ?? this.#keys.length;
    this.#slots.set(key, slot);
    this.#keys[slot] = key;
    this.#values[slot] = value;
    return slot;
  }

  remove(slot: number): void {
    this.#slots.delete(this.#keys[slot] as Key);
    this.#keys[slot] = undefined;
    this.#values[slot] = undefined;
    this.#free.push(slot);
  }
}

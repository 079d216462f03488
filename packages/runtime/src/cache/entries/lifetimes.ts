import { FIRST_SLOT } from '../policies/slot-links.js';
import { Column } from './column.js';

/** When an entry was made, and how long it lives, on the monotonic clock in milliseconds. */
export interface Lifetime {
  readonly createdAt: number;
  /** From here on it is stale. */
  readonly freshUntil: number;
  /** How long a stale one is of use. */
  readonly staleMs: number;
  /** How long its load took. */
  readonly loadMs: number;
}

/** The lifetimes of slots. A slot without one lives for ever. */
export class Lifetimes {
  readonly #createdAt = new Column(NaN);
  readonly #freshUntil = new Column(Infinity);
  readonly #staleMs = new Column(0);
  readonly #loadMs = new Column(0);
  readonly #idleUntil = new Column(Infinity);
  #end = FIRST_SLOT;
  #hand = FIRST_SLOT;

  setCapacity(slots: number): void {
    this.#end = FIRST_SLOT + slots;
    for (const column of [this.#createdAt, this.#freshUntil, this.#staleMs, this.#loadMs, this.#idleUntil]) column.setCapacity(slots);
  }

  set(slot: number, lifetime: Lifetime | undefined): void {
    this.#createdAt.set(slot, lifetime?.createdAt ?? NaN);
    this.#freshUntil.set(slot, lifetime?.freshUntil ?? Infinity);
    this.#staleMs.set(slot, lifetime?.staleMs ?? 0);
    this.#loadMs.set(slot, lifetime?.loadMs ?? 0);
    this.#idleUntil.set(slot, Infinity);
  }

  /** Unless it is touched again, the slot is of no use from a time on. */
  touch(slot: number, idleUntil: number): void {
    this.#idleUntil.set(slot, idleUntil);
  }

  of(slot: number): Lifetime | undefined {
    const freshUntil = this.#freshUntil.of(slot);
    if (freshUntil === Infinity) return undefined;
    return { createdAt: this.#createdAt.of(slot), freshUntil, staleMs: this.#staleMs.of(slot), loadMs: this.#loadMs.of(slot) };
  }

  isFresh(slot: number, now: number): boolean {
    return now < this.#freshUntil.of(slot) && now < this.#idleUntil.of(slot);
  }

  isKept(slot: number, now: number): boolean {
    return now < this.#freshUntil.of(slot) + this.#staleMs.of(slot) && now < this.#idleUntil.of(slot);
  }

  /** The next slot of an endless round. */
  nextSlot(): number {
    this.#hand = this.#hand + 1 < this.#end ? this.#hand + 1 : FIRST_SLOT;
    return this.#hand;
  }
}

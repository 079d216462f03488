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

const SWEPT_PER_OPERATION = 2;

/** The lifetimes of slots. A slot without one lives for ever. */
export class Lifetimes {
  readonly #createdAt = new Column(NaN);
  readonly #freshUntil = new Column(Infinity);
  readonly #staleMs = new Column(0);
  readonly #loadMs = new Column(0);
  readonly #idleUntil = new Column(Infinity);
  #last = FIRST_SLOT - 1;
  #hand = FIRST_SLOT;
  /** Before this, every slot is of use: so long there is nothing to look for. */
  #soonest = Infinity;
  /** The same of the slots that the hand has passed in this round, and of those that were set since it began. */
  #soonestOfRound = Infinity;

  setCapacity(slots: number): void {
    this.#last = FIRST_SLOT - 1 + slots;
    for (const column of [this.#createdAt, this.#freshUntil, this.#staleMs, this.#loadMs, this.#idleUntil]) column.setCapacity(slots);
  }

  set(slot: number, lifetime: Lifetime | undefined): void {
    this.#createdAt.set(slot, lifetime?.createdAt ?? NaN);
    this.#freshUntil.set(slot, lifetime?.freshUntil ?? Infinity);
    this.#staleMs.set(slot, lifetime?.staleMs ?? 0);
    this.#loadMs.set(slot, lifetime?.loadMs ?? 0);
    this.touch(slot, Infinity);
  }

  /** Unless it is touched again, the slot is of no use from a time on. */
  touch(slot: number, idleUntil: number): void {
    this.#idleUntil.set(slot, idleUntil);
    const end = this.#end(slot);
    this.#soonest = Math.min(this.#soonest, end);
    this.#soonestOfRound = Math.min(this.#soonestOfRound, end);
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
    return now < this.#end(slot);
  }

  /** Looks at the next slots of an endless round, as far as one that is of no use any more, and answers that one, or 0. */
  nextOver(now: number): number {
    for (let turn = 0; turn < SWEPT_PER_OPERATION && now >= this.#soonest; turn++) {
      if (this.#hand > this.#last) this.#beginRound();
      const slot = this.#hand++;
      const end = this.#end(slot);
      if (now >= end) return slot;
      this.#soonestOfRound = Math.min(this.#soonestOfRound, end);
    }
    return 0;
  }

  #end(slot: number): number {
    return Math.min(this.#freshUntil.of(slot) + this.#staleMs.of(slot), this.#idleUntil.of(slot));
  }

  #beginRound(): void {
    this.#hand = FIRST_SLOT;
    this.#soonest = this.#soonestOfRound;
    this.#soonestOfRound = Infinity;
  }
}

import { grown } from './grown.js';

/** When an entry was made, and how long it lives, on the monotonic clock in milliseconds. */
export interface Lifetime {
  readonly createdAt: number;
  /** From here on it is stale. */
  readonly freshUntil: number;
  /** From here on it is of no use even as a stale answer. */
  readonly keptUntil: number;
  /** How long its load took. */
  readonly loadMs: number;
}

/** The lifetimes of slots. A slot without one lives for ever. */
export class Lifetimes {
  #createdAt = new Float64Array(1);
  #freshUntil = new Float64Array(1);
  #keptUntil = new Float64Array(1);
  #loadMs = new Float64Array(1);
  #idleUntil = new Float64Array(1);
  #hand = 0;

  setCapacity(slots: number): void {
    this.#createdAt = grown(this.#createdAt, slots);
    this.#freshUntil = grown(this.#freshUntil, slots);
    this.#keptUntil = grown(this.#keptUntil, slots);
    this.#loadMs = grown(this.#loadMs, slots);
    this.#idleUntil = grown(this.#idleUntil, slots);
  }

  /** For all slots that were in use before anything had a lifetime. */
  fillWithout(): void {
    this.#freshUntil.fill(Infinity);
    this.#keptUntil.fill(Infinity);
    this.#idleUntil.fill(Infinity);
  }

  set(slot: number, lifetime: Lifetime | undefined): void {
    this.#createdAt[slot] = lifetime?.createdAt ?? NaN;
    this.#freshUntil[slot] = lifetime?.freshUntil ?? Infinity;
    this.#keptUntil[slot] = lifetime?.keptUntil ?? Infinity;
    this.#loadMs[slot] = lifetime?.loadMs ?? 0;
    this.#idleUntil[slot] = Infinity;
  }

  /** Unless it is touched again, the slot is of no use from a time on. */
  touch(slot: number, idleUntil: number): void {
    this.#idleUntil[slot] = idleUntil;
  }

  of(slot: number): Lifetime | undefined {
    if (this.#freshUntil[slot] === Infinity) return undefined;
    return { createdAt: this.#createdAt[slot], freshUntil: this.#freshUntil[slot], keptUntil: this.#keptUntil[slot], loadMs: this.#loadMs[slot] };
  }

  isFresh(slot: number, now: number): boolean {
    return now < this.#freshUntil[slot] && now < this.#idleUntil[slot];
  }

  isKept(slot: number, now: number): boolean {
    return now < this.#keptUntil[slot] && now < this.#idleUntil[slot];
  }

  /** The next slot of an endless round. */
  nextSlot(): number {
    this.#hand = this.#hand + 1 < this.#keptUntil.length ? this.#hand + 1 : 1;
    return this.#hand;
  }
}

import { mergedSketch, Sketch } from '../sketch/sketch.js';
import type { SketchSnapshot } from '../sketch/sketch-snapshot.js';
import type { Labels } from './labels.js';
import type { SlotClock } from './slot-clock.js';

/** Which values are read: all of them, or those of the last window. */
export type WindowName = 'all' | 'recent';

/** A series as JSON. */
export interface SeriesSnapshot {
  readonly name: string;
  readonly labels: Labels;
  readonly active: number;
  /** What was recorded before the current slot. */
  readonly past: SketchSnapshot | null;
  /** The slots by their age, the current one first. */
  readonly slots: readonly (SketchSnapshot | null)[];
}

/** Durations of one name and one set of labels: a sketch that is recorded in, one for each older slot of the window, and one for all that is past. */
export class Series {
  readonly name: string;
  readonly labels: Labels;
  /** Calls under way. */
  active = 0;
  readonly #clock: SlotClock;
  readonly #current = new Sketch();
  /** The slot of `#current`. */
  #slot: number;
  /** The older slots of the window, by their number. */
  readonly #older: (Sketch | undefined)[] = [];
  /** Everything before the current slot, the older slots included. */
  #past: Sketch | undefined;

  constructor(name: string, labels: Labels, clock: SlotClock) {
    this.name = name;
    this.labels = labels;
    this.#clock = clock;
    this.#slot = clock.look();
  }

  /** How many of all values were recorded as errors. */
  get errors(): number {
    return (this.#past?.errors ?? 0) + this.#current.errors;
  }

  record(milliseconds: number, isError = false): void {
    if (this.#slot !== this.#clock.current) this.#turnTo(this.#clock.use());
    this.#current.record(milliseconds);
    if (isError) this.#current.errors++;
  }

  /** What was recorded; valid until the next value is. */
  read(window: WindowName): Sketch {
    this.#turnTo(this.#clock.look());
    const all = window === 'all' ? [this.#past, this.#current] : [...this.#older, this.#current];
    const parts = all.filter((part) => part !== undefined && part.count > 0) as Sketch[];
    return parts.length === 1 ? parts[0] : mergedSketch(parts);
  }

  toSnapshot(): SeriesSnapshot {
    this.#turnTo(this.#clock.look());
    const { name, labels, active } = this;
    const older = Array.from({ length: this.#clock.slots - 1 }, (_, index) => this.#older[this.#indexOf(index + 1)]?.toSnapshot() ?? null);
    return { name, labels, active, past: this.#past?.toSnapshot() ?? null, slots: [this.#current.toSnapshot(), ...older] };
  }

  /** Counts what was counted elsewhere, as old as it is. */
  restore({ active, past, slots }: SeriesSnapshot): void {
    this.#turnTo(this.#clock.look());
    this.active += active;
    if (past) (this.#past ??= narrow()).restore(past);
    slots.forEach((slot, age) => {
      if (slot) (age === 0 ? this.#current : this.#olderBy(age)).restore(slot);
    });
  }

  /** Moves what was the current slot to the past, and clears the slots that the window has left. */
  #turnTo(slot: number): void {
    if (slot === this.#slot) return;
    const closed = this.#slot;
    const passed = Math.min(slot - closed, this.#clock.slots);
    this.#slot = slot;
    for (let age = 0; age < passed; age++) this.#older[this.#indexOf(age)]?.clear();
    if (this.#current.count === 0) return;
    (this.#past ??= narrow()).merge(this.#current);
    if (slot - closed < this.#clock.slots) this.#olderBy(slot - closed).merge(this.#current);
    this.#current.clear();
  }

  #olderBy(age: number): Sketch {
    return (this.#older[this.#indexOf(age)] ??= narrow());
  }

  #indexOf(age: number): number {
    return modulo(this.#slot - age, this.#clock.slots);
  }
}

function narrow(): Sketch {
  return new Sketch({ isNarrow: true });
}

/** The remainder that is never negative, as a restored slot may be older than the clock. */
function modulo(number: number, divisor: number): number {
  return ((number % divisor) + divisor) % divisor;
}

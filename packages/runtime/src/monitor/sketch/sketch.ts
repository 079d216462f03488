import { bucketOf, BUCKETS_PER_DOUBLING, middleOf, upperBoundOf } from './buckets.js';
import { type Counts, largestOf, narrowCounts, wideCounts } from './counts.js';
import type { SketchSnapshot } from './sketch-snapshot.js';
import type { Totals } from './totals.js';

/** What can be read of recorded values: their totals are exact, what lies between is within 1.1 %. */
export interface Distribution extends Totals {
  /** The values below which the given parts lie, from 0 to 1 in ascending order, by nearest rank. Needs at least one value. */
  percentiles(parts: readonly number[]): number[];
  /** How many values do not exceed each of the ascending bounds, as far as their buckets tell. */
  countsUpTo(bounds: readonly number[]): number[];
  /** The upper bounds of the buckets that hold anything, ascending. */
  bounds(): number[];
}

/**
 * Counts values by buckets. After DDSketch (C. Masson and others, 2019), with a fixed base. The counters of a sketch that is recorded in are
 * wide, and all of one type, which makes them fast; those of a sketch that only others are added to are as narrow as possible.
 */
export class Sketch implements Distribution {
  count = 0;
  errors = 0;
  sum = 0;
  sumOfSquares = 0;
  min = Infinity;
  max = 0;
  #counts: Counts;
  /** The bucket of the first counter. */
  #first = 0;
  readonly #isNarrow: boolean;

  constructor({ isNarrow = false } = {}) {
    this.#isNarrow = isNarrow;
    this.#counts = this.#room(0, 0);
  }

  /** Counts a finite value from 0. */
  record(value: number): void {
    this.count++;
    this.sum += value;
    this.sumOfSquares += value * value;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    const bucket = bucketOf(value);
    const place = bucket - this.#first;
    const counts = this.#counts;
    // The limit is a literal, as that of `wideCounts` would be looked up each time.
    if (place >= 0 && place < counts.length && counts[place] < 0xffff_ffff) counts[place]++;
    else this.#addCounts(bucket, [1]);
  }

  /** Counts all that another one counted. */
  merge(other: Sketch): void {
    this.#addTotals(other);
    this.#addCounts(other.#first, other.#counts);
  }

  /** Counts what was counted elsewhere. */
  restore(snapshot: SketchSnapshot): void {
    this.#addTotals(snapshot);
    this.#addCounts(snapshot.first, snapshot.counts);
  }

  /** Forgets everything, and keeps the memory for what comes next. */
  clear(): void {
    this.count = this.errors = this.sum = this.sumOfSquares = this.max = 0;
    this.min = Infinity;
    this.#counts.fill(0);
  }

  percentiles(parts: readonly number[]): number[] {
    let seen = 0;
    let place = -1;
    return parts.map((part) => {
      const rank = Math.max(1, Math.ceil(part * this.count));
      while (seen < rank) seen += this.#counts[++place];
      return Math.min(Math.max(middleOf(this.#first + place), this.min), this.max);
    });
  }

  countsUpTo(bounds: readonly number[]): number[] {
    let seen = 0;
    let place = 0;
    return bounds.map((bound) => {
      const end = Math.min(bucketOf(bound) - this.#first + 1, this.#counts.length);
      while (place < end) seen += this.#counts[place++];
      return seen;
    });
  }

  bounds(): number[] {
    const bounds: number[] = [];
    this.#counts.forEach((times: number, place: number) => {
      if (times > 0) bounds.push(upperBoundOf(this.#first + place));
    });
    return bounds;
  }

  /** For JSON, which has no infinite sums; nothing when nothing was counted. */
  toSnapshot(): SketchSnapshot | null {
    const { count, errors, min, max } = this;
    const [sum, sumOfSquares] = [this.sum, this.sumOfSquares].map((total) => Math.min(total, Number.MAX_VALUE));
    return count === 0 ? null : { count, errors, sum, sumOfSquares, min, max, first: this.#first, counts: Array.from(this.#counts) };
  }

  #addTotals({ count, errors, sum, sumOfSquares, min, max }: Totals): void {
    this.count += count;
    this.errors += errors;
    this.sum += sum;
    this.sumOfSquares += sumOfSquares;
    this.min = Math.min(this.min, min);
    this.max = Math.max(this.max, max);
  }

  #addCounts(first: number, counts: ArrayLike<number>): void {
    if (counts.length === 0) return;
    // No wide counter exceeds the count of all; narrow ones are looked at, as they would be wide by that measure.
    const largest = this.#isNarrow ? largestOf(this.#counts) + largestOf(counts) : this.count;
    this.#reach(first, first + counts.length, largest);
    const sums = this.#counts;
    const shift = first - this.#first;
    for (let place = 0; place < counts.length; place++) sums[shift + place] += counts[place];
  }

  /** Makes room for buckets, by whole doublings, and for counts up to the largest. */
  #reach(from: number, to: number, largest: number): void {
    const counts = this.#counts;
    const end = this.#first + counts.length;
    if (from >= this.#first && to <= end && largest < 2 ** (8 * counts.BYTES_PER_ELEMENT)) return;
    const start = counts.length === 0 ? from : Math.min(from, this.#first);
    const first = start - (start % BUCKETS_PER_DOUBLING);
    const room = this.#room(Math.ceil((Math.max(to, end) - first) / BUCKETS_PER_DOUBLING) * BUCKETS_PER_DOUBLING, largest);
    room.set(counts, Math.max(0, this.#first - first));
    this.#counts = room;
    this.#first = first;
  }

  #room(length: number, largest: number): Counts {
    return this.#isNarrow ? narrowCounts(length, largest) : wideCounts(length, largest);
  }
}

/** A new sketch of all that several ones counted. */
export function mergedSketch(sketches: readonly Sketch[]): Sketch {
  const merged = new Sketch();
  for (const sketch of sketches) merged.merge(sketch);
  return merged;
}

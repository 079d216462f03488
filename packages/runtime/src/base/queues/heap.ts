/** What can be in one heap at a time. */
export interface Heapable {
  /** Where it is: set by the heap, so that it leaves from anywhere without a search. */
  place: number;
}

/** A binary heap: what comes before everything else is found at once, and everything comes and goes in O(log n). */
export class Heap<Entry extends Heapable> {
  readonly #entries: Entry[] = [];
  readonly #isBefore: (one: Entry, other: Entry) => boolean;

  constructor(isBefore: (one: Entry, other: Entry) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#entries.length;
  }

  get first(): Entry | undefined {
    return this.#entries[0];
  }

  append(entry: Entry): void {
    this.#lift(entry, this.#entries.length);
  }

  /** Takes out an entry that is in it. */
  remove(entry: Entry): void {
    const last = this.#entries.pop()!;
    if (last === entry) return;
    this.#sink(last, entry.place);
    this.#lift(last, last.place);
  }

  #lift(entry: Entry, from: number): void {
    let place = from;
    while (place > 0) {
      const parent = this.#entries[(place - 1) >> 1];
      if (!this.#isBefore(entry, parent)) break;
      const left = parent.place;
      this.#put(parent, place);
      place = left;
    }
    this.#put(entry, place);
  }

  #sink(entry: Entry, from: number): void {
    let place = from;
    for (let child = this.#firstChild(place); child && this.#isBefore(child, entry); child = this.#firstChild(place)) {
      const left = child.place;
      this.#put(child, place);
      place = left;
    }
    this.#put(entry, place);
  }

  #firstChild(parent: number): Entry | undefined {
    const entries: readonly (Entry | undefined)[] = this.#entries;
    const [left, right] = [entries[2 * parent + 1], entries[2 * parent + 2]];
    return left && right && this.#isBefore(right, left) ? right : left;
  }

  #put(entry: Entry, place: number): void {
    this.#entries[place] = entry;
    entry.place = place;
  }
}

/** A binary heap: what comes before everything else is found at once, and taken in O(log n). */
export class Heap<Entry> {
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

  push(entry: Entry): void {
    const entries = this.#entries;
    let place = entries.length;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#isBefore(entry, entries[parent])) break;
      entries[place] = entries[parent]!;
      place = parent;
    }
    entries[place] = entry;
  }

  /** Takes the first entry out. */
  shift(): Entry | undefined {
    const first = this.#entries[0];
    const last = this.#entries.pop();
    if (this.#entries.length > 0) this.#sink(last!);
    return first;
  }

  #sink(entry: Entry): void {
    const entries = this.#entries;
    let place = 0;
    for (;;) {
      const child = this.#firstChild(place);
      if (child === undefined || !this.#isBefore(entries[child], entry)) break;
      entries[place] = entries[child]!;
      place = child;
    }
    entries[place] = entry;
  }

  #firstChild(parent: number): number | undefined {
    const [left, right] = [2 * parent + 1, 2 * parent + 2];
    if (left >= this.#entries.length) return undefined;
    return right < this.#entries.length && this.#isBefore(this.#entries[right], this.#entries[left]) ? right : left;
  }
}

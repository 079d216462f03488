export interface Entry {
  readonly dueAt: number;
  readonly task: () => void;
}

/** Tasks in the order of their times; those of the same time in the order in which they came. */
export class Agenda {
  readonly #entries: Entry[] = [];

  get size(): number {
    return this.#entries.length;
  }

  add(dueAt: number, task: () => void): Entry {
    const entry = { dueAt, task };
    this.#entries.splice(this.#firstAfter(dueAt), 0, entry);
    return entry;
  }

  remove(entry: Entry): void {
    const index = this.#entries.lastIndexOf(entry, this.#firstAfter(entry.dueAt) - 1);
    if (index !== -1) this.#entries.splice(index, 1);
  }

  /** Takes out the first task that is due by a time. */
  takeUntil(time: number): Entry | undefined {
    return this.size > 0 && this.#entries[0].dueAt <= time ? this.#entries.shift() : undefined;
  }

  /** Where the first task of a later time stands. */
  #firstAfter(time: number): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#entries[middle].dueAt <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

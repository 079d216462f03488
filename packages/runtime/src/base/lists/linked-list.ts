/** What stands in a linked list; extend it, so that an entry needs no box around it. */
export abstract class Linked {
  /** The list it stands in, if any. Only the list writes these three. */
  list: LinkedList<this> | undefined = undefined;
  previous: this | undefined = undefined;
  next: this | undefined = undefined;
}

/** First in, first out, and whoever gives up leaves from the middle: every operation takes constant time. */
export class LinkedList<Entry extends Linked> {
  #first: Entry | undefined;
  #last: Entry | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get first(): Entry | undefined {
    return this.#first;
  }

  get last(): Entry | undefined {
    return this.#last;
  }

  append(entry: Entry): void {
    entry.list = this;
    entry.previous = this.#last;
    if (this.#last) this.#last.next = entry;
    else this.#first = entry;
    this.#last = entry;
    this.#size++;
  }

  /** Takes an entry out; `false` when it stands in another list or in none. */
  remove(entry: Entry): boolean {
    if (entry.list !== this) return false;
    const { previous, next } = entry;
    if (previous) previous.next = next;
    else this.#first = next;
    if (next) next.previous = previous;
    else this.#last = previous;
    entry.list = entry.previous = entry.next = undefined;
    this.#size--;
    return true;
  }

  /** Takes the first entry out. */
  shift(): Entry | undefined {
    const first = this.#first;
    if (first) this.remove(first);
    return first;
  }

  *[Symbol.iterator](): Iterator<Entry> {
    for (let entry = this.#first; entry; entry = entry.next) yield entry;
  }
}

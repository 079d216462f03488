/** What can be in one list at a time. The links are in the item itself, so that it leaves from anywhere without a search. */
export abstract class Linkable<Item extends Linkable<Item>> {
  next: Item | undefined;
  previous: Item | undefined;
  list: LinkedList<Item> | undefined;
}

/** A doubly linked list: every operation takes constant time. */
export class LinkedList<Item extends Linkable<Item>> {
  #first: Item | undefined;
  #last: Item | undefined;
  #size = 0;

  get first(): Item | undefined {
    return this.#first;
  }

  get last(): Item | undefined {
    return this.#last;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds an item that is in no list at the end. */
  append(item: Item): void {
    item.list = this;
    item.previous = this.#last;
    if (this.#last) this.#last.next = item;
    else this.#first = item;
    this.#last = item;
    this.#size++;
  }

  /** Takes an item out, and says whether it was in this list. */
  remove(item: Item): boolean {
    if (item.list !== this) return false;
    if (item.previous) item.previous.next = item.next;
    else this.#first = item.next;
    if (item.next) item.next.previous = item.previous;
    else this.#last = item.previous;
    item.list = item.next = item.previous = undefined;
    this.#size--;
    return true;
  }
}

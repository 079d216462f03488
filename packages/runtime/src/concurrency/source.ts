import { OptionError } from '../base/errors/option-error.js';

/** What items come from: an array, a generator of either kind, a stream. */
export type ItemSource<Item> = Iterable<Item> | AsyncIterable<Item>;

export type Next<Item> = IteratorResult<Item, unknown>;

export const END: Next<never> = { done: true, value: undefined };

/** Pulls items one at a time, and can be left before its end, even while a pull is under way. */
export class Source<Item> {
  readonly #iterator: Iterator<Item, unknown> | AsyncIterator<Item, unknown>;
  #isOpen = true;
  #endPull: (end: Next<Item>) => void = () => undefined;

  /** Throws an `OptionError` for what cannot be iterated over. */
  constructor(items: ItemSource<Item>) {
    this.#iterator = iteratorOf(items);
  }

  /** The next item, or the end. */
  async next(): Promise<Next<Item>> {
    let next: Next<Item> = END;
    try {
      const pulled = this.#iterator.next();
      next = isPromise(pulled) ? await this.#unlessClosed(pulled) : pulled;
      return next;
    } finally {
      if (next.done) this.#isOpen = false;
    }
  }

  /** No more is wanted: the source gets `return()` once, and nobody waits for what it does about it. */
  close(): void {
    if (!this.#isOpen) return;
    try {
      void Promise.resolve(this.#iterator.return?.()).catch(() => undefined);
      this.#isOpen = false;
    } catch {
      // A generator cannot be left from within; whoever pulls closes it again.
    }
    this.#endPull(END);
  }

  #unlessClosed(pulled: Promise<Next<Item>>): Promise<Next<Item>> {
    return new Promise((resolve, reject) => {
      this.#endPull = resolve;
      pulled.then(resolve, reject);
    });
  }
}

export function isAsync<Item>(items: ItemSource<Item>): items is AsyncIterable<Item> {
  return Symbol.asyncIterator in Object(items);
}

function iteratorOf<Item>(items: ItemSource<Item>): Iterator<Item, unknown> | AsyncIterator<Item, unknown> {
  const given = Object(items) as Partial<Iterable<Item>> & Partial<AsyncIterable<Item>>;
  const iterator = given[Symbol.asyncIterator]?.() ?? given[Symbol.iterator]?.();
  if (!iterator) throw new OptionError('source', 'an iterable or an async iterable', items);
  return iterator;
}

function isPromise<Result extends object>(given: Result | Promise<Result>): given is Promise<Result> {
  return 'then' in given;
}

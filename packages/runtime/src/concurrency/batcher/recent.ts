/** The newest entries of a map, so many of them. */
export class Recent<Key, Value> extends Map<Key, Value> {
  readonly #capacity: number;
  /** Stays where the oldest entry is: a new iterator would have to pass all those that are gone. */
  #oldest: Iterator<Key> | undefined;

  constructor(capacity: number) {
    super();
    this.#capacity = capacity;
  }

  override set(key: Key, value: Value): this {
    super.set(key, value);
    if (this.size <= this.#capacity) return this;
    this.#oldest ??= this.keys();
    this.delete(this.#oldest.next().value as Key);
    return this;
  }
}

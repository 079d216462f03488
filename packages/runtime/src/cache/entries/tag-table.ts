/** A version of the cache: it rises with each invalidation, so that entries and invalidations have an order. */
export type Version = number;

export interface Tagging {
  readonly tags: readonly string[];
  readonly madeAt: Version;
}

/**
 * When each tag was last invalidated. The table is capped: forgetting the oldest tag raises a floor that every older tagged entry fails,
 * so that an invalidated entry never comes back.
 */
export class TagTable {
  readonly #invalidatedAt = new Map<string, Version>();
  readonly #maxTags: number;
  #version: Version = 0;
  #floor: Version = 0;

  constructor(maxTags: number) {
    this.#maxTags = maxTags;
  }

  get version(): Version {
    return this.#version;
  }

  get size(): number {
    return this.#invalidatedAt.size;
  }

  invalidate(tag: string): void {
    this.#invalidatedAt.delete(tag);
    this.#invalidatedAt.set(tag, ++this.#version);
    if (this.#invalidatedAt.size <= this.#maxTags) return;
    const [[oldest, version]] = this.#invalidatedAt;
    this.#invalidatedAt.delete(oldest);
    this.#floor = version;
  }

  /** Whether something that was made at a version is still good under all of its tags, if it has any. */
  isValid(tagging: Tagging | undefined): boolean {
    if (!tagging) return true;
    const { tags, madeAt } = tagging;
    return madeAt >= this.#floor && tags.every((tag) => (this.#invalidatedAt.get(tag) ?? 0) <= madeAt);
  }
}

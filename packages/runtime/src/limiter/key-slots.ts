/** How many slots are looked at for one that is idle, before a new key gets none. */
const LOOKS = 8;

/** Which slot each key has. A slot is its key's until nothing that happened there matters any more and another key needs it. */
export class KeySlots {
  readonly #slots = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #size: number;
  readonly #isIdle: (slot: number) => boolean;
  /** The slot that is looked at next. */
  #hand = 0;

  constructor(size: number, isIdle: (slot: number) => boolean) {
    this.#size = size;
    this.#isIdle = isIdle;
  }

  get used(): number {
    return this.#keys.length;
  }

  get(key: string): number | undefined {
    return this.#slots.get(key);
  }

  /** Gives a key that has none a slot, if there is one that nobody has or an idle one near the hand. */
  give(key: string): number | undefined {
    const slot = this.#keys.length < this.#size ? this.#keys.length : this.#vacate();
    if (slot === undefined) return undefined;
    this.#keys[slot] = key;
    this.#slots.set(key, slot);
    return slot;
  }

  #vacate(): number | undefined {
    for (let look = 0; look < LOOKS; look++) {
      const slot = this.#hand;
      this.#hand = (slot + 1) % this.#size;
      if (!this.#isIdle(slot)) continue;
      this.#slots.delete(this.#keys[slot]);
      return slot;
    }
    return undefined;
  }
}

const SMALLEST = 1 << 10;

/** Numbers pairs of integers in the order in which they turn up. A hash table with open addressing, in typed arrays. */
export class PairTable {
  private firsts = new Int32Array(SMALLEST);
  private seconds = new Int32Array(SMALLEST);
  /** Number of a pair plus one, by hash; 0 where there is none. At most half of it is in use. */
  private slots = new Int32Array(2 * SMALLEST);
  private count = 0;

  get size(): number {
    return this.count;
  }

  first(pair: number): number {
    return this.firsts[pair];
  }

  second(pair: number): number {
    return this.seconds[pair];
  }

  /** The number of a pair, or −1. */
  find(first: number, second: number): number {
    return this.slots[this.slotOf(first, second)] - 1;
  }

  /** The number of a pair, which becomes the next one if the pair is new. */
  add(first: number, second: number): number {
    const slot = this.slotOf(first, second);
    if (this.slots[slot] !== 0) return this.slots[slot] - 1;
    this.firsts[this.count] = first;
    this.seconds[this.count] = second;
    this.slots[slot] = ++this.count;
    if (this.count === this.firsts.length) this.grow();
    return this.count - 1;
  }

  private slotOf(first: number, second: number): number {
    const { firsts, seconds, slots } = this;
    const mask = slots.length - 1;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const pair = slots[slot] - 1;
      if (pair < 0 || (firsts[pair] === first && seconds[pair] === second)) return slot;
    }
  }

  private grow(): void {
    this.firsts = doubled(this.firsts);
    this.seconds = doubled(this.seconds);
    this.slots = new Int32Array(2 * this.slots.length);
    for (let pair = 0; pair < this.count; pair++) this.slots[this.slotOf(this.firsts[pair], this.seconds[pair])] = pair + 1;
  }
}

/** Multiplicative hashing of both, the high bits folded into the low ones that the mask keeps. */
function hash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(2 * array.length);
  copy.set(array);
  return copy;
}

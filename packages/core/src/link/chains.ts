const RECENT = 6;

/** Lists of integers by key, kept as linked chains in typed arrays: cheap to append to, cheap to have a million of. */
export class Chains {
  private heads: Int32Array;
  private next: Int32Array;
  private values: Int32Array;
  private size = 1;

  constructor(keys: number, capacity = keys) {
    this.heads = new Int32Array(Math.max(16, keys));
    this.next = new Int32Array(Math.max(16, capacity));
    this.values = new Int32Array(Math.max(16, capacity));
  }

  add(key: number, value: number): void {
    if (key >= this.heads.length) this.heads = grown(this.heads, key + 1);
    if (this.size === this.next.length) {
      this.next = grown(this.next, this.size + 1);
      this.values = grown(this.values, this.size + 1);
    }
    this.values[this.size] = value;
    this.next[this.size] = this.heads[key];
    this.heads[key] = this.size++;
  }

  /** First link of a key's chain, 0 when it is empty. */
  first(key: number): number {
    return key < this.heads.length ? this.heads[key] : 0;
  }

  after(link: number): number {
    return this.next[link];
  }

  value(link: number): number {
    return this.values[link];
  }

  has(key: number, value: number): boolean {
    for (let link = this.first(key); link !== 0; link = this.next[link]) if (this.values[link] === value) return true;
    return false;
  }

  /** Whether a value is among the newest of a key. Duplicates come close together; a whole long chain is not worth a search. */
  hasRecent(key: number, value: number): boolean {
    let link = this.first(key);
    for (let seen = 0; link !== 0 && seen < RECENT; seen++, link = this.next[link]) if (this.values[link] === value) return true;
    return false;
  }

  of(key: number): number[] {
    const list: number[] = [];
    for (let link = this.first(key); link !== 0; link = this.next[link]) list.push(this.values[link]);
    return list.reverse();
  }
}

function grown(array: Int32Array, atLeast: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.max(atLeast, array.length * 2));
  copy.set(array);
  return copy;
}

const ROWS = 4;
const COUNTERS_PER_SLOT = 4;
const COUNTERS_PER_WORD = 8;
const HIGHEST_COUNT = 15;
/** Ageing halves every counter after this many increments a slot. */
const SAMPLES_PER_SLOT = 10;

/**
 * Estimates how often a hash was seen of late: four rows of 4-bit counters, 8 bytes a slot, halved from time to time.
 * Source: "TinyLFU: A Highly Efficient Cache Admission Policy", G. Einziger, R. Friedman, B. Manes, 2017.
 */
export class FrequencySketch {
  readonly #rowMask: number;
  readonly #rowWords: number;
  readonly #words: Uint32Array;
  readonly #sampleSize: number;
  #increments = 0;

  constructor(slots: number) {
    const counters = 2 ** Math.ceil(Math.log2(Math.max(slots * COUNTERS_PER_SLOT, COUNTERS_PER_WORD)));
    this.#rowMask = counters - 1;
    this.#rowWords = counters / COUNTERS_PER_WORD;
    this.#words = new Uint32Array(this.#rowWords * ROWS);
    this.#sampleSize = slots * SAMPLES_PER_SLOT;
  }

  increment(hash: number): void {
    let isCounted = false;
    for (let row = 0; row < ROWS; row++) {
      const counter = this.#counterOf(hash, row);
      const word = row * this.#rowWords + (counter >>> 3);
      const shift = (counter & 7) << 2;
      if (((this.#words[word] >>> shift) & HIGHEST_COUNT) === HIGHEST_COUNT) continue;
      this.#words[word] += 2 ** shift;
      isCounted = true;
    }
    if (isCounted && ++this.#increments >= this.#sampleSize) this.#age();
  }

  estimate(hash: number): number {
    let least = HIGHEST_COUNT;
    for (let row = 0; row < ROWS; row++) {
      const counter = this.#counterOf(hash, row);
      const count = (this.#words[row * this.#rowWords + (counter >>> 3)] >>> ((counter & 7) << 2)) & HIGHEST_COUNT;
      if (count < least) least = count;
    }
    return least;
  }

  #counterOf(hash: number, row: number): number {
    const step = Math.imul(hash, 0x9e3779b1) | 1;
    const mixed = hash + Math.imul(step, row);
    return (mixed ^ (mixed >>> 15)) & this.#rowMask;
  }

  #age(): void {
    for (let word = 0; word < this.#words.length; word++) this.#words[word] = (this.#words[word] >>> 1) & 0x77777777;
    this.#increments >>>= 1;
  }
}

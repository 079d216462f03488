/** The times of the last starts, oldest first, in a ring that is always full: what never happened was infinitely long ago. */
export class StartRing {
  readonly #starts: Float64Array;
  #oldest = 0;

  constructor(size: number, latest: readonly number[] = []) {
    this.#starts = new Float64Array(size).fill(-Infinity);
    this.#starts.set(latest, size - latest.length);
  }

  /** The start that has so many before it. */
  at(age: number): number {
    return this.#starts[this.#place(age)];
  }

  /** Remembers a start in the place of the oldest. */
  push(time: number): void {
    this.#starts[this.#oldest] = time;
    this.#oldest = this.#place(1);
  }

  forget(age: number): void {
    this.#starts[this.#place(age)] = -Infinity;
  }

  /** A ring of another size with as many of the latest starts as it holds. */
  resized(size: number): StartRing {
    const inOrder = [...this.#starts.subarray(this.#oldest), ...this.#starts.subarray(0, this.#oldest)];
    return new StartRing(size, inOrder.slice(-size));
  }

  #place(age: number): number {
    const place = this.#oldest + age;
    return place < this.#starts.length ? place : place - this.#starts.length;
  }
}

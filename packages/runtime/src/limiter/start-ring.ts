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
    return this.#starts[wrapped(this.#oldest + age, this.#starts.length)];
  }

  /** Remembers a start in the place of the oldest. */
  push(time: number): void {
    this.#starts[this.#oldest] = time;
    this.#oldest = wrapped(this.#oldest + 1, this.#starts.length);
  }

  forget(age: number): void {
    this.#starts[wrapped(this.#oldest + age, this.#starts.length)] = -Infinity;
  }

  /** A ring of another size with as many of the latest starts as it holds. */
  resized(size: number): StartRing {
    const inOrder = [...this.#starts.subarray(this.#oldest), ...this.#starts.subarray(0, this.#oldest)];
    return new StartRing(size, inOrder.slice(-size));
  }
}

function wrapped(place: number, size: number): number {
  return place < size ? place : place - size;
}

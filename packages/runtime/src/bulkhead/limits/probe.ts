/** So many windows that agree make a level, since one may be quick by chance. */
const WINDOWS_OF_A_LEVEL = 3;

/** Looks for the duration of calls that do not hinder each other, while the limit falls from window to window. */
export class Probe {
  /** The quickest window, and those after it. */
  #level: number[] = [];

  /** Takes the median of a window. Answers with the duration once two windows after the quickest were not quicker, until then with `undefined`. */
  add(median: number): number | undefined {
    if (median < this.#level[0]) this.#level = [];
    this.#level.push(median);
    return this.#level.length < WINDOWS_OF_A_LEVEL ? undefined : this.#level.reduce((sum, one) => sum + one) / WINDOWS_OF_A_LEVEL;
  }
}

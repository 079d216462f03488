import type { Outcome } from '../breaker/classify.js';

/** A place that is held until it is released or disposed of. */
export class BulkheadPermit implements Disposable {
  #free: ((outcome: Outcome) => void) | undefined;
  readonly #onExtraRelease: () => void;
  #outcome: Outcome = 'success';

  constructor(free: (outcome: Outcome) => void, onExtraRelease: () => void) {
    this.#free = free;
    this.#onExtraRelease = onExtraRelease;
  }

  /** Says that the work failed, for a limit that adapts itself. The place is still held. */
  fail(): void {
    this.#outcome = 'failure';
  }

  /** Says that the work tells nothing about the limit, since another refused it or its caller left. The place is still held. */
  ignore(): void {
    this.#outcome = 'ignore';
  }

  /** Gives the place back, once; again does nothing but count as a mistake. */
  release(): void {
    if (this.#free) this[Symbol.dispose]();
    else this.#onExtraRelease();
  }

  /** Gives the place back, unless that has already happened. */
  [Symbol.dispose](): void {
    const free = this.#free;
    this.#free = undefined;
    free?.(this.#outcome);
  }
}

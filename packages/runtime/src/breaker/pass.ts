import type { Outcome } from './classify.js';

/** Leave for a piece of work that is not a function: it counts as a success when disposed of, unless it was told otherwise before. */
export class Pass implements Disposable {
  #settle: ((outcome: Outcome | { readonly error: unknown }) => void) | undefined;

  constructor(settle: (outcome: Outcome | { readonly error: unknown }) => void) {
    this.#settle = settle;
  }

  /** The work failed; what the error counts as is decided as for a call. Of no effect once the pass is settled. */
  fail(error: unknown): void {
    this.#end({ error });
  }

  /** The work says nothing about the service. Of no effect once the pass is settled. */
  ignore(): void {
    this.#end('ignore');
  }

  [Symbol.dispose](): void {
    this.#end('success');
  }

  #end(outcome: Outcome | { readonly error: unknown }): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(outcome);
  }
}

import type { Outcome } from './classify.js';

/** An outcome, or what it is to be decided by. */
export type Ending = Outcome | { readonly error: unknown } | { readonly result: unknown };

/** Leave for a piece of work that is not a function: it counts as a success when disposed of, unless it was told otherwise before. */
export class Pass implements Disposable {
  #settle: ((ending: Ending) => void) | undefined;

  constructor(settle: (ending: Ending) => void) {
    this.#settle = settle;
  }

  /** The work succeeded; what the result counts as is decided as for a call. Of no effect once the pass is settled. */
  succeed(result: unknown): void {
    this.#end({ result });
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

  #end(ending: Ending): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(ending);
  }
}

/** Leave to start. It costs its part of the rate whether the work succeeds or not. */
export class RatePermit implements Disposable {
  #giveBack: (() => void) | undefined;

  constructor(
    /** The time between the call and the start. */
    readonly waitedMs: number,
    /** Of no effect when it is called again. */
    giveBack: () => void,
  ) {
    this.#giveBack = giveBack;
  }

  /** Gives the units back, once, since the work was not started after all. Of no effect after the permit was disposed of. */
  refund(): void {
    this.#giveBack?.();
  }

  /** The work has been started: nothing can be given back any more. */
  [Symbol.dispose](): void {
    this.#giveBack = undefined;
  }
}

/**
 * The abort signal of one call. Its controller is made when the work first reads `signal`, since most work never does and a controller
 * costs more than all the rest of a call.
 */
export class CallSignal {
  #controller: AbortController | undefined;
  #abort: { readonly reason: unknown } | undefined;

  /** The signal for the work; already aborted when the abort came before the first read. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#abort) this.#controller.abort(this.#abort.reason);
    }
    return this.#controller.signal;
  }

  /** Whether the work ever asked for the signal. */
  get wasRead(): boolean {
    return this.#controller !== undefined;
  }

  /** Aborts with a reason, unless that has already happened. */
  abort(reason: unknown): void {
    if (this.#abort) return;
    this.#abort = { reason };
    this.#controller?.abort(reason);
  }
}

/** A call under way. It is recorded once, by `end`, `fail` or the end of a `using` block. */
export class Span implements Disposable {
  #finish: ((outcome: SpanOutcome) => void) | undefined;

  constructor(finish: (outcome: SpanOutcome) => void) {
    this.#finish = finish;
  }

  /** Records the time since the start; a second call is ignored. */
  end(): void {
    this.#end({ isError: false });
  }

  /** Records the time since the start, and counts an error under its `code` or, without one, under its name. */
  fail(error?: unknown): void {
    this.#end({ isError: true, error });
  }

  [Symbol.dispose](): void {
    this.end();
  }

  #end(outcome: SpanOutcome): void {
    const finish = this.#finish;
    this.#finish = undefined;
    finish?.(outcome);
  }
}

export type SpanOutcome = { readonly isError: false } | { readonly isError: true; readonly error: unknown };

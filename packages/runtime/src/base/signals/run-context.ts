/** What `run` gives the work. */
export interface RunContext {
  /** The signal of the caller, if there is one. */
  readonly signal: AbortSignal | undefined;
}

/** Work that is run for a caller. */
export type Work<Result> = (context: RunContext) => Result | PromiseLike<Result>;

/** Of all work whose caller gave no signal. */
export const UNSIGNALLED: RunContext = /* @__PURE__ */ Object.freeze({ signal: undefined });

import { onAbort } from './on-abort.js';

/** What tells a call that nobody waits for it any more: the signal of its caller, or one that is made only when it is read. */
export interface AbortSource {
  /** For the work. */
  readonly signal: AbortSignal;
  readonly isAborted: boolean;
  /** Why it was aborted. */
  readonly reason: unknown;
  /** Listens once for the abort, without a look at `signal`, and returns how to stop listening; as `onAbort` does. */
  onAbort(listener: () => void): () => void;
}

/** The signal of a caller. */
export class GivenSignal implements AbortSource {
  constructor(readonly signal: AbortSignal) {}

  get isAborted(): boolean {
    return this.signal.aborted;
  }

  get reason(): unknown {
    return this.signal.reason as unknown;
  }

  onAbort(listener: () => void): () => void {
    return onAbort(this.signal, listener);
  }
}

import { asRejection } from '../base/errors/as-rejection.js';
import type { AbortSource } from '../base/signals/abort-source.js';
import { CallSignal } from '../base/signals/call-signal.js';
import type { RetryContext, RetryWork } from './api.js';

/** The context of one attempt. */
export class Attempt implements RetryContext {
  readonly attempt: number;
  readonly isIdempotent: boolean;
  #source: AbortSource | undefined;

  constructor(attempt: number, isIdempotent: boolean, source: AbortSource | undefined) {
    this.attempt = attempt;
    this.isIdempotent = isIdempotent;
    this.#source = source;
  }

  get source(): AbortSource | undefined {
    return this.#source;
  }

  get signal(): AbortSignal {
    return (this.#source ??= new CallSignal()).signal;
  }

  /** The attempt after this one, with the same signal unless there is another. */
  next(source = this.#source): Attempt {
    return new Attempt(this.attempt + 1, this.isIdempotent, source);
  }
}

/** Begins an attempt. */
export function start<Result>(work: RetryWork<Result>, attempt: Attempt): Promise<Result> {
  return asRejection(() => Promise.resolve(work(attempt)));
}

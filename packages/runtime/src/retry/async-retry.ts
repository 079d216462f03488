import type { RetryWork } from './api.js';
import type { RetryOptions } from './options.js';
import { RetryPolicy } from './retry-policy.js';

/** A function with a form that keeps its options for any number of calls. */
export interface AsyncRetry {
  <Result>(work: RetryWork<Result>, options?: RetryOptions): Promise<Result>;
  /** A policy to be reused: its options are checked once, it counts, and it takes a signal for each call. Throws an `OptionError`. */
  with(options?: RetryOptions): RetryPolicy;
}

let byDefault: RetryPolicy | undefined;

/**
 * Does work, and does it again when it fails, three times in all unless told otherwise. Rejects with what the last attempt threw, with the reason of the
 * signal, or with an `OptionError`.
 */
export const asyncRetry: AsyncRetry = /* @__PURE__ */ Object.assign(
  async <Result>(work: RetryWork<Result>, options?: RetryOptions): Promise<Result> => (options === undefined ? (byDefault ??= new RetryPolicy()) : new RetryPolicy(options)).run(work),
  { with: (options?: RetryOptions) => new RetryPolicy(options) },
);

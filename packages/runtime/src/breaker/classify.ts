import { isRefusal } from '../base/errors/is-refusal.js';

/** What a call says about the service behind the breaker. */
export type Outcome = 'failure' | 'success' | 'ignore';

/**
 * Says what a call counts as; `error` is `undefined` when it succeeded, `result` when it failed. `undefined` leaves the decision to the
 * default: an error is a failure unless it is a refusal by a bulkhead, a limiter or a breaker, which says nothing about the service.
 */
export type Classify = (error: unknown, result: unknown) => Outcome | undefined;

/** A class whose instances are thrown. */
export type ErrorClass = abstract new (...args: never[]) => unknown;

/** What an error counts as where no `classify` says so: with `expected` given, errors of these classes alone are failures. */
export function outcomeOfError(error: unknown, expected: readonly ErrorClass[] | undefined): Outcome {
  const isIgnored = expected ? !expected.some((one) => error instanceof one) : isRefusal(error);
  return isIgnored ? 'ignore' : 'failure';
}

/** What a call says about the service behind the breaker. */
export type Outcome = 'failure' | 'success' | 'ignore';

/**
 * Says what a call counts as; `error` is `undefined` when it succeeded, `result` when it failed. `undefined` leaves the decision to the
 * default: an error is a failure unless it is a refusal by a bulkhead, a limiter or a breaker, which says nothing about the service.
 */
export type Classify = (error: unknown, result: unknown) => Outcome | undefined;

/** A class whose instances are thrown. */
export type ErrorClass = abstract new (...args: never[]) => unknown;

/** Errors of the given classes are failures, other errors are ignored. */
export function onlyErrorsOf(classes: readonly ErrorClass[]): Classify {
  return (error) => (error === undefined || classes.some((one) => error instanceof one) ? undefined : 'ignore');
}

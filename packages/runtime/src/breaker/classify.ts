import { isRuntimeError } from '../base/errors/runtime-error.js';

/** What a call says about the service behind the breaker. */
export type Outcome = 'failure' | 'success' | 'ignore';

/**
 * Says what a call counts as; `error` is `undefined` when it succeeded, `result` when it failed. `undefined` leaves the decision to the
 * default: an error is a failure unless it is a refusal by a bulkhead, a limiter or a breaker, which says nothing about the service.
 */
export type Classify = (error: unknown, result: unknown) => Outcome | undefined;

/** A class whose instances are thrown. */
export type ErrorClass = abstract new (...args: never[]) => unknown;

const REFUSALS: readonly string[] = ['ERR_PERF_BULKHEAD_FULL', 'ERR_PERF_QUEUE_FULL', 'ERR_PERF_RATE_LIMITED', 'ERR_PERF_CIRCUIT_OPEN'];

export function isRefusal(error: unknown): boolean {
  return isRuntimeError(error) && REFUSALS.includes(error.code);
}

/** Errors of the given classes are failures, other errors are ignored. */
export function onlyErrorsOf(classes: readonly ErrorClass[]): Classify {
  return (error) => (error === undefined || classes.some((one) => error instanceof one) ? undefined : 'ignore');
}

import { withCause } from '../../base/errors/with-cause.js';
import type { RetryContext } from '../api.js';
import type { RetrySettings } from '../options.js';
import { hadNoEffect, mayPass } from './is-retryable.js';

/** How an attempt ended. */
export type Outcome<Result> = { readonly error: unknown; readonly result?: undefined } | { readonly error?: undefined; readonly result: Result };

/** Whether an attempt is to be followed by another, if there may be one. Throws what `retryIf` throws, with the error of the attempt as its cause. */
export function isRetried({ retryIf }: RetrySettings, outcome: Outcome<unknown>, context: RetryContext): boolean {
  const hasFailed = 'error' in outcome;
  if (!context.isIdempotent && !(hasFailed && hadNoEffect(outcome.error))) return false;
  try {
    return retryIf?.(outcome.error, outcome.result, context) ?? (hasFailed && mayPass(outcome.error));
  } catch (thrown) {
    throw withCause(thrown, outcome.error);
  }
}

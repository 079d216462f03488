import { OptionError } from '../base/errors/option-error.js';
import { checkOptions } from '../base/options/check-options.js';
import { callback, optional } from '../base/options/kinds.js';
import type { CallContext } from './api.js';
import { isAbort } from './layers/fallback.js';

/** One way to do a piece of work; a chain calls all with the same arguments. */
export type Step<Arguments extends unknown[], Result> = (...values: Arguments) => Result | PromiseLike<Result>;

/** What refuses calls to a step that keeps failing: a `CircuitBreaker` is one. */
export interface StepBreaker {
  run<Result>(work: () => Result | PromiseLike<Result>): Promise<Result>;
}

export interface FallbackChainOptions {
  /** Makes a breaker for each step, by the name of its function or its number; while one is open, its step is skipped. Default: none. */
  breakerEach?: (name: string) => StepBreaker;
}

const schema = { breakerEach: /* @__PURE__ */ optional(/* @__PURE__ */ callback<(name: string) => StepBreaker>()) };

/**
 * A function that tries one way after the other, and returns what the first of them does that succeeds. Rejects with an `AggregateError` of what all steps threw,
 * in their order, and at once with an abort. Throws an `OptionError`.
 */
export function fallbackChain<Arguments extends unknown[], Result>(
  steps: readonly Step<Arguments, Result>[],
  options?: FallbackChainOptions,
): (...values: Arguments) => Promise<Result> {
  const { breakerEach } = checkOptions(options, schema);
  checkSteps(steps);
  const guarded = steps.map((step, index) => {
    const breaker = breakerEach?.(step.name || `step ${index + 1}`);
    return breaker ? (...values: Arguments) => breaker.run(() => step(...values)) : step;
  });
  return async (...values) => {
    const errors: unknown[] = [];
    for (const step of guarded) {
      try {
        return await step(...values);
      } catch (error) {
        if (isAbort(error) || isGivenUp(values[0])) throw error;
        errors.push(error);
      }
    }
    throw new AggregateError(errors, `All ${steps.length} steps failed.`);
  };
}

/** Whether nobody waits any more for the call of a pipeline whose context this is. */
function isGivenUp(context: unknown): boolean {
  return (context as Partial<CallContext> | undefined)?.source?.isAborted === true;
}

function checkSteps(steps: unknown): void {
  const isFit = Array.isArray(steps) && steps.length > 0 && steps.every((step) => typeof step === 'function');
  if (!isFit) throw new OptionError('steps', 'an array of at least one function', steps);
}

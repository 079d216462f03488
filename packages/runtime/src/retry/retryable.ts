import type { RetryOptions } from './options.js';
import { RetryPolicy } from './retry-policy.js';

type Method<This, Arguments extends unknown[], Result> = (this: This, ...values: Arguments) => Promise<Result>;

/**
 * Decorates an asynchronous method, so that it is retried: `@retryable({ attempts: 5 })`. All instances share one policy. `signalOf` finds the
 * signal of a call among its arguments. Throws an `OptionError`.
 */
export function retryable(options?: RetryOptions, signalOf?: (...values: never[]) => AbortSignal | undefined) {
  const policy = new RetryPolicy(options);
  return <This, Arguments extends unknown[], Result>(method: Method<This, Arguments, Result>): Method<This, Arguments, Result> =>
    function (...values) {
      const signal = signalOf?.(...(values as unknown as never[]));
      return policy.run(() => method.apply(this, values), { signal });
    };
}

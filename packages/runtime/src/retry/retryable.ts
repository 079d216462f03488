import type { RetryOptions } from './options.js';
import { RetryPolicy } from './retry-policy.js';

type Method<This, Arguments extends unknown[], Result> = (this: This, ...values: Arguments) => Promise<Result>;

/** TypeScript before 5.3 asks a decorator to take the context that it is called with. */
type MethodDecorator = <This, Arguments extends unknown[], Result>(method: Method<This, Arguments, Result>, context?: unknown) => Method<This, Arguments, Result>;

/**
 * Decorates an asynchronous method, so that it is retried: `@retryable({ attempts: 5 })`. All instances share one policy. `signalOf` finds the
 * signal of a call among its arguments. Throws an `OptionError`.
 */
export function retryable(options?: RetryOptions, signalOf?: (...values: never[]) => AbortSignal | undefined): MethodDecorator {
  const policy = new RetryPolicy(options);
  return (method) =>
    function (...values) {
      const signal = signalOf?.(...(values as unknown as never[]));
      return policy.run(() => method.apply(this, values), { signal });
    };
}

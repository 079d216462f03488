import { OptionError } from '../../base/errors/option-error.js';
import type { RetryWork } from '../api.js';
import { HedgePolicy } from './hedge-policy.js';
import type { HedgeOptions, HedgePolicyOptions } from './options.js';

/** A function with a form that keeps its options for any number of calls. */
export interface Hedge {
  <Result>(work: RetryWork<Result>, options: HedgeOptions<Result>): Promise<Result>;
  /** A policy to be reused: it learns from its calls, and takes a signal for each. Throws an `OptionError`. */
  with<Accepted = unknown>(options: HedgePolicyOptions<Accepted>): HedgePolicy<Accepted>;
}

/**
 * Does work, and does it once more beside itself when it takes long: the first result counts. Rejects with an `AggregateError` when all attempts failed,
 * with the reason of the signal, or with an `OptionError`. After "The Tail at Scale", Jeffrey Dean and Luiz André Barroso, CACM 56(2), 2013.
 */
export const hedge: Hedge = /* @__PURE__ */ Object.assign(
  async <Result>(work: RetryWork<Result>, options: HedgeOptions<Result>): Promise<Result> => {
    const policy = new HedgePolicy<Result>(options);
    const { delay } = options as HedgePolicyOptions<Result>;
    if (delay === 'p95') throw new OptionError('delay', 'a duration', delay, "One call has no `'p95'` to learn from; use `hedge.with({ delay: 'p95', … })` for all of them.");
    return policy.run(work);
  },
  { with: <Accepted = unknown>(options: HedgePolicyOptions<Accepted>) => new HedgePolicy(options) },
);

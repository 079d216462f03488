import { OptionError } from '../../base/errors/option-error.js';
import { checkOptions, type Checked } from '../../base/options/check-options.js';
import { callback, duration, either, integer, oneOf, optional, text, withDefault } from '../../base/options/kinds.js';
import type { Duration } from '../../base/time/duration.js';
import type { Runtime } from '../../base/time/runtime.js';
import type { RetryBudget } from '../budget/retry-budget.js';
import { commonSchema } from '../common-schema.js';

export interface HedgeOptions<Result = unknown> extends Runtime {
  /** The name in messages. Default: `'hedge'`. */
  name?: string;
  /** How long the attempts under way may take before an extra one is started. */
  delay: Duration;
  /** Extra attempts at most, an integer from 1. Default: 1. */
  max?: number;
  /** Whether a result ends the call; if none is, the last one does. Default: every result. */
  isAcceptable?: (result: Result) => boolean;
  /** `false` is refused: work that must not be done twice cannot be hedged. Default: `true`. */
  isIdempotent?: boolean;
  /** Limits the extra attempts of all who share it. Default: none. */
  budget?: RetryBudget;
  /** For calls that have none of their own. */
  signal?: AbortSignal;
}

export interface HedgePolicyOptions<Result = unknown> extends Omit<HedgeOptions<Result>, 'delay'> {
  /** As for one call, or `'p95'`: the time that one call in twenty exceeded, of the last 200 that returned a result. */
  delay: Duration | 'p95';
  /** The delay until there are 100 results to learn from; needed by `'p95'`. */
  fallbackDelay?: Duration;
}

const schema = {
  ...commonSchema,
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), 'hedge'),
  delay: /* @__PURE__ */ either(/* @__PURE__ */ duration(), /* @__PURE__ */ oneOf('p95')),
  fallbackDelay: /* @__PURE__ */ optional(/* @__PURE__ */ duration()),
  max: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1), 1),
  isAcceptable: /* @__PURE__ */ optional(/* @__PURE__ */ callback<(result: never) => boolean>()),
};

export type HedgeSettings = Checked<typeof schema>;

export function checkHedgeOptions(given: HedgePolicyOptions<never>): HedgeSettings {
  const checked = checkOptions(given, schema);
  refuseSideEffects(checked.isIdempotent);
  if (checked.delay === 'p95' && checked.fallbackDelay === undefined) {
    throw new OptionError('fallbackDelay', 'a duration', undefined, "`delay: 'p95'` needs `fallbackDelay`, for the time before there are enough calls to learn from.");
  }
  return checked;
}

export function refuseSideEffects(isIdempotent: boolean | undefined): void {
  if (isIdempotent !== false) return;
  throw new OptionError('isIdempotent', '`true`', false, 'A hedge does work twice, which `isIdempotent: false` forbids; leave one of the two out.');
}

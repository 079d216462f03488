import { boolean, optional, shape, withDefault } from '../base/options/kinds.js';
import { signalOption } from '../base/signals/signal-option.js';
import { runtimeSchema } from '../base/time/runtime.js';
import type { RetryBudget } from './budget/retry-budget.js';

/** The options that retries and hedges have in common. */
export const commonSchema = {
  ...runtimeSchema,
  isIdempotent: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), true),
  budget: /* @__PURE__ */ optional(/* @__PURE__ */ shape<RetryBudget>('a RetryBudget', 'deposit', 'tryTake')),
  signal: signalOption,
};

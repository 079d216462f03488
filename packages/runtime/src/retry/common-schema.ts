import { boolean, optional, shape, withDefault } from '../base/options/kinds.js';
import type { AbortSource } from '../base/signals/abort-source.js';
import { signalOption } from '../base/signals/signal-option.js';
import { deadlineOption } from '../base/time/deadline-like.js';
import { runtimeSchema } from '../base/time/runtime.js';
import type { RetryBudget } from './budget/retry-budget.js';

const isIdempotent = /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), true);

/** The options that retries and hedges have in common. */
export const commonSchema = {
  ...runtimeSchema,
  isIdempotent,
  budget: /* @__PURE__ */ optional(/* @__PURE__ */ shape<RetryBudget>('a RetryBudget', 'deposit', 'tryTake')),
  signal: signalOption,
};

/** The options of one call of a policy. */
export const runSchema = {
  signal: signalOption,
  source: /* @__PURE__ */ optional(/* @__PURE__ */ shape<AbortSource>('an AbortSource', 'onAbort')),
  deadline: deadlineOption,
  isIdempotent,
};

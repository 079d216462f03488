import { callOptions } from '../base/options/check-options.js';
import { boolean, optional, shape, withDefault } from '../base/options/kinds.js';
import type { AbortSource } from '../base/signals/abort-source.js';
import { signalOption } from '../base/signals/signal-option.js';
import { deadlineOption } from '../base/time/deadline-like.js';
import { runtimeSchema } from '../base/time/runtime.js';
import type { RetryRunOptions } from './api.js';
import type { RetryBudget } from './budget/retry-budget.js';

const isIdempotent = /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), true);

/** The options that retries and hedges have in common. */
export const commonSchema = {
  ...runtimeSchema,
  isIdempotent,
  budget: /* @__PURE__ */ optional(/* @__PURE__ */ shape<RetryBudget>('a RetryBudget', 'deposit', 'tryTake')),
  signal: signalOption,
};

const runSchema = {
  signal: signalOption,
  source: /* @__PURE__ */ optional(/* @__PURE__ */ shape<AbortSource>('an AbortSource', 'onAbort')),
  deadline: deadlineOption,
  isIdempotent,
};

/** The options of one call of a policy. Those of a layer, which come with a source, are taken as they are: to look at them would take a fifth of the time of all layers. */
export function runOptions(given: RetryRunOptions | undefined): RetryRunOptions {
  return typeof given?.source === 'object' ? given : callOptions(given, runSchema);
}

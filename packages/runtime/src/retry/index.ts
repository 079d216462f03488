import type { Messages } from '../base/telemetry/events.js';
import type { events } from './events.js';

export { OptionError } from '../base/errors/option-error.js';
export { RetryExhaustedError } from '../base/errors/retry-exhausted-error.js';
export { TimeoutError } from '../base/errors/timeout-error.js';
export type { AbortSource } from '../base/signals/abort-source.js';
export type { RetryContext, RetryIf, RetryNotice, RetryRunOptions, RetryStats, RetryWork } from './api.js';
export { asyncRetry, type AsyncRetry } from './async-retry.js';
export { retryHistory, type RetryHistory, type StopReason } from './failures/retry-history.js';
export { hedge, type Hedge } from './hedging/hedge.js';
export type { HedgePolicy, HedgeRunOptions, HedgeStats } from './hedging/hedge-policy.js';
export type { HedgeOptions, HedgePolicyOptions } from './hedging/options.js';
export type { RetryOptions } from './options.js';
export { RetryBudget, type RetryBudgetOptions, type RetryBudgetStats } from './budget/retry-budget.js';
export type { RetryPolicy } from './retry-policy.js';
export { retryable } from './retryable.js';
export type RetryMessages = Messages<typeof events>;

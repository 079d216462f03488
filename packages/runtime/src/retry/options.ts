import { checkOptions } from '../base/options/check-options.js';
import { refuseTogether } from '../base/options/contradictions.js';
import { boolean, callback, duration, integer, optional, text, withDefault } from '../base/options/kinds.js';
import { backoffSchema, type Jitter, toBackoff } from '../base/time/backoff.js';
import type { Duration } from '../base/time/duration.js';
import type { Runtime } from '../base/time/runtime.js';
import type { RetryIf, RetryNotice } from './api.js';
import type { RetryBudget } from './budget/retry-budget.js';
import { commonSchema } from './common-schema.js';

export interface RetryOptions extends Runtime {
  /** The name in errors and messages. Default: `'retry'`. */
  name?: string;
  /** How often the work is done at most, the first time included, an integer from 1. Default: 3. */
  attempts?: number;
  /** In the place of `attempts`: how often it is done again, an integer from 0. */
  retries?: number;
  /** The wait after the first failure. Default: `'1s'`. */
  initial?: Duration;
  /** What each wait is multiplied by for the next, from 1. Default: 2. */
  factor?: number;
  /** The longest wait of the backoff. Default: `'30s'`, or `initial` if that is longer. */
  max?: Duration;
  /** Which part of a wait is left to chance. Default: `'full'`. */
  jitter?: Jitter;
  /** The longest time for all attempts and waits together, from 1 ms. Default: no limit. */
  maxElapsed?: Duration;
  /** The longest time for one attempt, from 1 ms; then it has failed, and its signal aborts. Default: no limit. */
  attemptTimeout?: Duration;
  /** Whoever asks for a longer wait than this is not asked again. Default: `'60s'`. */
  maxRetryAfter?: Duration;
  /** Which errors and results are retried; `undefined` leaves it to the default, which retries errors that may pass. Cannot allow what `isIdempotent: false` forbids. */
  retryIf?: RetryIf;
  /** Called before each wait, and awaited. */
  onRetry?: (notice: RetryNotice) => void | PromiseLike<void>;
  /** `false`: the work must not be done twice, and is retried only when it was provably not sent. Default: `true`. */
  isIdempotent?: boolean;
  /** Limits the retries of all who share it. Default: none. */
  budget?: RetryBudget;
  /** For calls that have none of their own. */
  signal?: AbortSignal;
  /** Whether the last error is wrapped in a `RetryExhaustedError` when there are no more attempts. Default: `false`. */
  wrap?: boolean;
}

const schema = {
  ...commonSchema,
  ...backoffSchema,
  initial: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(), 1_000),
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), 'retry'),
  attempts: /* @__PURE__ */ optional(/* @__PURE__ */ integer(1)),
  retries: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(), 2),
  maxElapsed: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(1, Infinity), Infinity),
  attemptTimeout: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(1, Infinity), Infinity),
  maxRetryAfter: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(0, Infinity), 60_000),
  retryIf: /* @__PURE__ */ optional(/* @__PURE__ */ callback<RetryIf>()),
  onRetry: /* @__PURE__ */ optional(/* @__PURE__ */ callback<(notice: RetryNotice) => void | PromiseLike<void>>()),
  wrap: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), false),
};

/** Options of a policy, checked one by one and together. */
export function checkRetryOptions(given: RetryOptions) {
  const checked = checkOptions(given, schema);
  refuseTogether(given, 'attempts', 'retries');
  const { attempts = 1 + checked.retries } = checked;
  return { ...checked, attempts, backoff: toBackoff(checked) };
}

export type RetrySettings = ReturnType<typeof checkRetryOptions>;

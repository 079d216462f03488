import { checkOptions, type Checked, group } from '../base/options/check-options.js';
import { refuseTogether } from '../base/options/contradictions.js';
import { boolean, callback, duration, integer, type Kind, number, optional, text, withDefault } from '../base/options/kinds.js';
import { signalOption } from '../base/signals/signal-option.js';
import { backoff, type Backoff } from '../base/time/backoff.js';
import type { Duration } from '../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../base/time/runtime.js';
import type { Classify, ErrorClass } from './classify.js';
import { Consecutive } from './trips/consecutive.js';
import { trip, type TripOptions } from './trips/options.js';

export interface BreakerOptions extends Runtime {
  /** The name in errors and messages. Default: `'breaker'`. */
  name?: string;
  /** When a closed breaker opens. Default: at 5 failures in a row. */
  trip?: TripOptions;
  /**
   * How long the breaker stays open. An object makes the time grow with consecutive trips; it falls back to `initial` once the breaker has
   * been closed for as long as it was open before. Default: `'60s'`.
   */
  openFor?: Backoff;
  /** How an open breaker tries again. */
  halfOpen?: HalfOpenOptions;
  /** What a call counts as; what it leaves `undefined` the default decides. A call that throws here is a failure. */
  classify?: Classify;
  /** `false` lets everything through, and counts nothing. Default: `true`. */
  enabled?: boolean;
  /** Whether refusals capture a stack, which costs more than all the rest of them. Default: `false`. */
  captureStack?: boolean;
  /** Short for `trip: { mode: 'consecutive', failures }`. */
  failureThreshold?: number;
  /** Another name of `openFor`. */
  timeout?: Backoff;
  /** Another name of `openFor`. */
  recoveryTimeout?: Backoff;
  /** Only errors of these classes count; others are ignored. */
  expectedException?: ErrorClass | readonly ErrorClass[];
}

export interface HalfOpenOptions {
  /** How many trials decide, an integer from 1 to 1000. Default: 1. */
  permits?: number;
  /** The part of them that has to succeed, from 0 to 1; one of them always has to. Default: 1. */
  successRate?: number;
  /** A trial that takes longer gives its permit back, and its outcome counts no more. Default: `'60s'`. */
  maxWait?: Duration;
}

const MINUTE_MS = 60_000;

const halfOpenSchema = {
  permits: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1, 1_000), 1),
  successRate: /* @__PURE__ */ withDefault(/* @__PURE__ */ number(0, 1), 1),
  maxWait: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(1), MINUTE_MS),
};

const openFor = /* @__PURE__ */ optional(/* @__PURE__ */ backoff());

const schema = {
  ...runtimeSchema,
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), 'breaker'),
  trip: /* @__PURE__ */ optional(/* @__PURE__ */ trip()),
  openFor,
  halfOpen: /* @__PURE__ */ withDefault(/* @__PURE__ */ group(halfOpenSchema), { permits: 1, successRate: 1, maxWait: MINUTE_MS }),
  classify: /* @__PURE__ */ optional(/* @__PURE__ */ callback<Classify>()),
  enabled: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), true),
  captureStack: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), false),
  failureThreshold: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1), 5),
  timeout: openFor,
  recoveryTimeout: openFor,
  expectedException: /* @__PURE__ */ optional(/* @__PURE__ */ errorClasses()),
};

/** Options of one call. */
export const runSchema = { signal: signalOption };

/** Options of a breaker, checked one by one and together, without the short forms. */
export function checkBreakerOptions(given: BreakerOptions) {
  const checked: Checked<typeof schema> = checkOptions(given, schema);
  refuseTogether(given, 'trip', 'failureThreshold');
  refuseTogether(given, 'openFor', 'timeout');
  refuseTogether(given, 'openFor', 'recoveryTimeout');
  refuseTogether(given, 'timeout', 'recoveryTimeout');
  return {
    ...checked,
    trip: checked.trip ?? new Consecutive(checked.failureThreshold),
    openFor: checked.openFor ?? checked.timeout ?? checked.recoveryTimeout ?? { initial: MINUTE_MS, factor: 1, max: MINUTE_MS, jitter: 'none' as const },
  };
}

function errorClasses(): Kind<readonly ErrorClass[]> {
  return {
    expected: 'a class of errors, or an array of at least one',
    read(given) {
      const classes = [given].flat();
      return classes.length > 0 && classes.every((one) => typeof one === 'function') ? (classes as ErrorClass[]) : undefined;
    },
  };
}

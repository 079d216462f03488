import { OptionError } from '../../base/errors/option-error.js';
import { checkOptions, group } from '../../base/options/check-options.js';
import { duration, integer, type Kind, number, oneOf, optional, withDefault } from '../../base/options/kinds.js';
import type { Duration } from '../../base/time/duration.js';
import { Consecutive } from './consecutive.js';
import { CountWindow } from './count-window.js';
import { TimeWindow } from './time-window.js';
import type { Trip } from './trip.js';

/** When a closed breaker opens. */
export type TripOptions = ConsecutiveOptions | CountOptions | TimeOptions;

export interface ConsecutiveOptions {
  mode: 'consecutive';
  /** How many failures without a success between them, an integer from 1. */
  failures: number;
}

export interface CountOptions extends RateOptions {
  mode: 'count';
  /** How many of the last calls count, an integer from 1 to 100 000. */
  size: number;
}

export interface TimeOptions extends RateOptions {
  mode: 'time';
  /** The span whose calls count, from 10 ms, in ten slots. */
  size: Duration;
}

export interface RateOptions {
  /** Fewer calls never trip, an integer from 1; at most `size` where that is a count. Default: 100, or `size` if that is less. */
  minimumCalls?: number;
  /** The part of failures that trips, from 0.001 to 1. Default: 0.5. */
  failureRate?: number;
  /** Calls, successes among them, that take longer than `over`; `rate` is the part of them that trips, from 0.001 to 1. Default: they do not count. */
  slow?: { over: Duration; rate: number };
}

/** How a breaker trips, and from when on a call is slow. */
export interface TripSettings {
  readonly make: () => Trip;
  readonly slowAfterMs: number;
}

const consecutiveSchema = {
  mode: /* @__PURE__ */ oneOf('consecutive'),
  failures: /* @__PURE__ */ integer(1),
};

const rateSchema = {
  mode: /* @__PURE__ */ oneOf('count', 'time'),
  minimumCalls: /* @__PURE__ */ optional(/* @__PURE__ */ integer(1)),
  failureRate: /* @__PURE__ */ withDefault(/* @__PURE__ */ number(0.001, 1), 0.5),
  slow: /* @__PURE__ */ optional(/* @__PURE__ */ group({ over: /* @__PURE__ */ duration(), rate: /* @__PURE__ */ number(0.001, 1) })),
};

const DEFAULT_MINIMUM = 100;

export function consecutive(failures: number): TripSettings {
  return { make: () => new Consecutive(failures), slowAfterMs: Infinity };
}

export function trip(): Kind<TripSettings> {
  return {
    expected: "an object whose `mode` is 'consecutive', 'count' or 'time'",
    read(given, path) {
      const mode = typeof given === 'object' && given !== null && 'mode' in given ? given.mode : undefined;
      if (mode === 'consecutive') return consecutive(checkOptions(given, consecutiveSchema, path).failures);
      return mode === 'count' || mode === 'time' ? rates(given, path, mode) : undefined;
    },
  };
}

function rates(given: unknown, path: string, mode: 'count' | 'time'): TripSettings {
  const isCount = mode === 'count';
  const { size, minimumCalls, failureRate, slow } = checkOptions(given, { ...rateSchema, size: isCount ? integer(1, 100_000) : duration(10) }, path);
  const most = isCount ? size : Infinity;
  if (minimumCalls !== undefined && minimumCalls > most) throw new OptionError(`${path}.minimumCalls`, `at most \`${path}.size\` (${size})`, minimumCalls);
  const limits = { minimumCalls: minimumCalls ?? Math.min(DEFAULT_MINIMUM, most), failureRate, slowRate: slow?.rate ?? Infinity };
  return { make: () => (isCount ? new CountWindow(size, limits) : new TimeWindow(size, limits)), slowAfterMs: slow?.over ?? Infinity };
}

import { OptionError } from '../../base/errors/option-error.js';
import { checkOptions, group } from '../../base/options/check-options.js';
import { duration, integer, type Kind, number, oneOf, optional, withDefault } from '../../base/options/kinds.js';
import type { Duration } from '../../base/time/duration.js';
import { Consecutive } from './consecutive.js';
import { CountWindow } from './count-window.js';
import type { RateSettings } from './rate-window.js';
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

const DEFAULT_MINIMUM = 100;

const mode = /* @__PURE__ */ oneOf('consecutive', 'count', 'time');
const count = /* @__PURE__ */ integer(1);
const rate = /* @__PURE__ */ number(0.001, 1);

const consecutiveSchema = { mode, failures: count };

const timeSchema = {
  mode,
  size: /* @__PURE__ */ duration(10),
  minimumCalls: /* @__PURE__ */ withDefault(count, DEFAULT_MINIMUM),
  failureRate: /* @__PURE__ */ withDefault(rate, 0.5),
  slow: /* @__PURE__ */ withDefault(/* @__PURE__ */ group({ over: /* @__PURE__ */ duration(), rate }), { over: Infinity, rate: Infinity }),
};

const countSchema = { ...timeSchema, size: /* @__PURE__ */ integer(1, 100_000), minimumCalls: /* @__PURE__ */ optional(count) };

/** A trip as an option. */
export function trip(): Kind<Trip> {
  return { expected: 'an object with `mode`', read: (given, path) => (typeof given === 'object' && given ? makeTrip(given, path) : undefined) };
}

function makeTrip(given: { mode?: unknown }, path: string): Trip {
  switch (given.mode) {
    case 'consecutive':
      return new Consecutive(checkOptions(given, consecutiveSchema, path).failures);
    case 'count':
      return new CountWindow(checkCount(given, path));
    case 'time':
      return new TimeWindow(checkOptions(given, timeSchema, path));
    default:
      throw new OptionError(`${path}.mode`, mode.expected, given.mode);
  }
}

function checkCount(given: object, path: string): RateSettings {
  const checked = checkOptions(given, countSchema, path);
  const { size, minimumCalls = Math.min(DEFAULT_MINIMUM, size) } = checked;
  if (minimumCalls > size) throw new OptionError(`${path}.minimumCalls`, `at most \`${path}.size\` (${size})`, minimumCalls);
  return { ...checked, minimumCalls };
}

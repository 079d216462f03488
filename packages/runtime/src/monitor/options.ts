import { boolean, duration, integer, text, withDefault } from '../base/options/kinds.js';
import type { Duration } from '../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../base/time/runtime.js';

export interface MonitorOptions extends Runtime {
  /** The name in errors, messages and exports. Default: `'monitor'`. */
  name?: string;
  /** How far back `recent` looks, give or take a slot, from 1 ms. Default: `'60s'`. */
  window?: Duration;
  /** The parts in which the window moves on, an integer from 1 to 60. Default: 6. */
  slots?: number;
  /** How many series of each kind (durations, counters, gauges) there may be, an integer from 1 to 100 000. Default: 1000. */
  maxSeries?: number;
  /** Whether a request recorded without `cacheHit` counts as a miss. Default: `false`, it was no look-up. */
  countMissByDefault?: boolean;
}

export const monitorSchema = {
  ...runtimeSchema,
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), 'monitor'),
  window: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(1), 60_000),
  slots: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1, 60), 6),
  maxSeries: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1, 100_000), 1_000),
  countMissByDefault: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), false),
};

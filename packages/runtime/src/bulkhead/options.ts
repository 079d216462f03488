import { checkOptions, type Checked } from '../base/options/check-options.js';
import { requireTogether } from '../base/options/contradictions.js';
import { duration, either, integer, text, withDefault } from '../base/options/kinds.js';
import { signalOption } from '../base/signals/signal-option.js';
import { deadlineOption } from '../base/time/deadline-like.js';
import type { Duration } from '../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../base/time/runtime.js';
import { adaptive, type AdaptiveOptions } from './limits/options.js';

export interface BulkheadOptions extends Runtime {
  /** How many may run at once, an integer from 1, or bounds between which the bulkhead finds the number by itself. */
  maxConcurrent: number | AdaptiveOptions;
  /** How many may wait, an integer from 0. Default: 0. */
  maxQueue?: number;
  /** The longest wait, from 1 ms; it needs `maxQueue`. Default: no limit. */
  queueTimeout?: Duration;
  /** The name in errors and messages. Default: `'bulkhead'`. */
  name?: string;
}

/** Options of one call. */
export const waitSchema = { signal: signalOption, deadline: deadlineOption };

const places = /* @__PURE__ */ integer(1);

const schema = {
  ...runtimeSchema,
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), 'bulkhead'),
  maxConcurrent: /* @__PURE__ */ either(places, /* @__PURE__ */ adaptive()),
  maxQueue: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(0), 0),
  queueTimeout: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(1, Infinity), Infinity),
};

/** Options of a bulkhead, checked one by one and together. */
export function checkBulkheadOptions(given: BulkheadOptions): Checked<typeof schema> {
  const checked = checkOptions(given, schema);
  requireTogether(given, 'queueTimeout', 'maxQueue');
  return checked;
}

/** A number of places that stands alone. */
export function checkPlaces(maxConcurrent: number): number {
  return checkOptions({ maxConcurrent }, { maxConcurrent: places }).maxConcurrent;
}

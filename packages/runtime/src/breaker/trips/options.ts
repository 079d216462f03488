import { checkOptions, type Checked } from '../../base/options/check-options.js';
import { integer, type Kind, oneOf } from '../../base/options/kinds.js';
import { Consecutive } from './consecutive.js';
import type { Trip } from './trip.js';

/** When a closed breaker opens. */
export type TripOptions = ConsecutiveOptions;

export interface ConsecutiveOptions {
  mode: 'consecutive';
  /** How many failures without a success between them, an integer from 1. */
  failures: number;
}

const consecutiveSchema = {
  mode: /* @__PURE__ */ oneOf('consecutive'),
  failures: /* @__PURE__ */ integer(1),
};

export type TripSettings = Checked<typeof consecutiveSchema>;

export function trip(): Kind<TripSettings> {
  return {
    expected: "an object with `mode: 'consecutive'`",
    read: (given, path) => (typeof given === 'object' && given ? checkOptions(given, consecutiveSchema, path) : undefined),
  };
}

export function makeTrip({ failures }: TripSettings): Trip {
  return new Consecutive(failures);
}

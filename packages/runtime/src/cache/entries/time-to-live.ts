import { type Duration, toMilliseconds } from '../../base/time/duration.js';

/** How long a value is fresh, or what says so of a value. */
export type TimeToLive<Value> = Duration | ((value: Value) => Duration);

/** Throws an `OptionError` when a function gives no duration. */
export function ttlMilliseconds<Value>(ttl: TimeToLive<Value>, value: Value): number {
  return toMilliseconds(typeof ttl === 'function' ? ttl(value) : ttl, 'ttl');
}

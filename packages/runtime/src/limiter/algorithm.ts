/** What a limit is: units, the span they are counted over, and how many may come at once. */
export interface Limits {
  readonly rate: number;
  readonly perMs: number;
  readonly burst: number;
  /** The part of the limit that may be used at present, above 0 and up to 1; below 1 only while the limiter adapts. */
  readonly share: number;
}

/** Decides when units may start, for each of so many slots by itself. Times are milliseconds of the monotonic clock. */
export interface Algorithm {
  /** The largest cost that can ever be admitted. */
  readonly capacity: number;
  /** No half-open window of length `per` holds more units. */
  readonly windowBound: number;
  /** When a call could start after `ahead` other units; not later than `now` when it may start at once. */
  earliest(slot: number, cost: number, ahead: number, now: number): number;
  take(slot: number, cost: number, now: number): void;
  giveBack(slot: number, cost: number, now: number): void;
  remaining(slot: number, now: number): number;
  /** Gives a slot the history of another one. */
  copy(from: number, to: number): void;
  /** New limits; what has started before still counts. */
  change(limits: Limits, now: number): void;
}

/** A whole number of units, and never none. */
export function shareOf(units: number, share: number): number {
  return Math.max(1, Math.floor(units * share));
}

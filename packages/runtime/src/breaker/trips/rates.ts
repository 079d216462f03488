import type { TripCounts } from './trip.js';

/** From which part of the calls on a window trips. */
export interface Rates {
  readonly minimumCalls: number;
  readonly failureRate: number;
  /** `Infinity` where slow calls do not count. */
  readonly slowRate: number;
}

export function hasToOpen({ calls, failures, slow }: TripCounts, { minimumCalls, failureRate, slowRate }: Rates): boolean {
  return calls >= minimumCalls && (failures >= failureRate * calls || slow >= slowRate * calls);
}

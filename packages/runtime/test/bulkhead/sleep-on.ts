import type { ManualClock } from '../../src/testing/index.js';

/** Work that takes so long by a clock that the test moves. */
export function sleepOn(clock: ManualClock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => void clock.schedule(resolve, milliseconds));
}

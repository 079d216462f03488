import { EVERY_REACH } from '../report/reaches.js';
import type { Reach } from '../report/report.js';

/** Of several, the first with the hottest reach. */
export function hottest<Reached extends { reach: Reach }>(all: readonly Reached[]): Reached | undefined {
  return EVERY_REACH.map((reach) => all.find((one) => one.reach === reach)).find((one) => one !== undefined);
}

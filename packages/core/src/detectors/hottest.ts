import type { Reach } from '../report/report.js';

const HOTTEST_FIRST: readonly Reach[] = ['request', 'background', 'unknown', 'startup', 'tooling', 'offloaded', 'unreached'];

/** Of several, the first with the hottest reach. */
export function hottest<Reached extends { reach: Reach }>(all: readonly Reached[]): Reached | undefined {
  return HOTTEST_FIRST.map((reach) => all.find((one) => one.reach === reach)).find((one) => one !== undefined);
}

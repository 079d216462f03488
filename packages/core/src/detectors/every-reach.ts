import type { Reach } from '../report/report.js';

/** For what does not depend on how often a place runs. */
export const EVERY_REACH: readonly Reach[] = ['request', 'background', 'unknown', 'startup', 'tooling', 'offloaded', 'unreached'];

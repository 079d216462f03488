import type { Reach } from '../report/report.js';

/** Where calls hold other people's work up. */
export const ON_THE_LOOP: readonly Reach[] = ['request', 'background', 'unknown'];

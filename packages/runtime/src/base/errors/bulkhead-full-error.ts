import { RuntimeError } from './runtime-error.js';

/** All places are taken, and as many wait as may wait, or nobody left in time. */
export class BulkheadFullError extends RuntimeError {
  override get name() {
    return 'BulkheadFullError';
  }

  /** `waitedMs` is for those who had a place in the queue, or were sure not to get another in time. */
  constructor(bulkhead: string, maxConcurrent: number, maxQueue: number, waitedMs?: number) {
    const full = `${bulkhead} runs ${maxConcurrent} and queues ${maxQueue} already; try again later, or raise \`maxQueue\`.`;
    const late = `${bulkhead} runs ${maxConcurrent} and had no place within ${waitedMs} ms; try again later, or wait longer.`;
    super('ERR_PERF_BULKHEAD_FULL', waitedMs === undefined ? full : late, {
      isRetryable: true,
      details: { bulkhead, maxConcurrent, maxQueue, ...(waitedMs !== undefined && { waitedMs }) },
    });
  }
}

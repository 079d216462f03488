import { RuntimeError } from './runtime-error.js';

/** All places are taken, and as many wait as may wait. */
export class BulkheadFullError extends RuntimeError {
  override get name() {
    return 'BulkheadFullError';
  }

  constructor(bulkhead: string, maxConcurrent: number, maxQueue: number) {
    super('ERR_PERF_BULKHEAD_FULL', `${bulkhead} runs ${maxConcurrent} and queues ${maxQueue} already; try again later, or raise \`maxQueue\`.`, {
      isRetryable: true,
      details: { bulkhead, maxConcurrent, maxQueue },
    });
  }
}

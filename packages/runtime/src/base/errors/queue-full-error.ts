import { RuntimeError } from './runtime-error.js';

/** As many wait as may wait. */
export class QueueFullError extends RuntimeError {
  override get name() {
    return 'QueueFullError';
  }

  constructor(component: string, maxQueue: number) {
    super('ERR_PERF_QUEUE_FULL', `${maxQueue} already wait for ${component}; try again later, or raise \`maxQueue\`.`, { isRetryable: true, details: { component, maxQueue } });
  }
}

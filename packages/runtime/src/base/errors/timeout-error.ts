import { RuntimeError } from './runtime-error.js';

/** Work took longer than it may. */
export class TimeoutError extends RuntimeError {
  override get name() {
    return 'TimeoutError';
  }

  constructor(
    work: string,
    readonly ms: number,
    /** Whether the work never asked for the signal that would have told it to stop. */
    ignoredSignal: boolean,
  ) {
    super('ERR_PERF_TIMEOUT', `${work} took longer than ${ms} ms.`, { isRetryable: true, details: { name: work, ms, ignoredSignal } });
  }
}

import { RuntimeError } from './runtime-error.js';

/** Work took longer than it may, or had no time left when it was to start. */
export class TimeoutError extends RuntimeError {
  override get name() {
    return 'TimeoutError';
  }

  constructor(
    work: string,
    /** The time it had, in milliseconds. */
    readonly ms: number,
    /** Whether the work never asked for the signal that would have told it to stop. */
    ignoredSignal: boolean,
  ) {
    super('ERR_PERF_TIMEOUT', `${work} ${ms > 0 ? `took longer than ${ms} ms` : 'had no time left to start'}.`, { isRetryable: true, details: { name: work, ms, ignoredSignal } });
  }
}

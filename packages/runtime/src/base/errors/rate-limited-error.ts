import { RuntimeError } from './runtime-error.js';

/** The limit leaves no room before the deadline. */
export class RateLimitedError extends RuntimeError {
  override get name() {
    return 'RateLimitedError';
  }

  constructor(
    limiter: string,
    /** Milliseconds until the same call would be admitted. */
    readonly retryAfterMs: number,
  ) {
    super('ERR_PERF_RATE_LIMITED', `${limiter} has no room for ${Math.ceil(retryAfterMs)} ms; try again then.`, { isRetryable: true, details: { limiter, retryAfterMs } });
  }
}

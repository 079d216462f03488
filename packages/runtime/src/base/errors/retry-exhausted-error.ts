import { RuntimeError } from './runtime-error.js';

/** Every attempt failed; the `cause` is what the last one threw. */
export class RetryExhaustedError extends RuntimeError {
  override get name() {
    return 'RetryExhaustedError';
  }

  constructor(
    attempts: number,
    /** What the attempts threw, the last ones if there were many. */
    readonly errors: readonly unknown[],
  ) {
    super('ERR_PERF_RETRY_EXHAUSTED', `All ${attempts} attempts failed; the cause is the last failure.`, { isRetryable: false, details: { attempts }, cause: errors.at(-1) });
  }
}

import { RuntimeError } from './runtime-error.js';

/** The circuit breaker lets no call through. */
export class CircuitOpenError extends RuntimeError {
  override get name() {
    return 'CircuitOpenError';
  }

  constructor(
    breaker: string,
    /** Milliseconds until the breaker tries again, from 0. */
    readonly retryAfterMs: number,
  ) {
    super('ERR_PERF_CIRCUIT_OPEN', `${breaker} is open; it tries again in ${Math.ceil(retryAfterMs)} ms.`, { isRetryable: true, details: { breaker, retryAfterMs } });
  }
}

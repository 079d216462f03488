import { RuntimeError } from './runtime-error.js';

/** The circuit breaker lets no call through. */
export class CircuitOpenError extends RuntimeError {
  override get name() {
    return 'CircuitOpenError';
  }

  constructor(
    breaker: string,
    /** Milliseconds until the breaker tries again, from 0; `Infinity` when it is held open by hand. */
    readonly retryAfterMs: number,
  ) {
    const isHeld = retryAfterMs === Infinity;
    const next = isHeld ? 'is held open; it tries nothing until it is released' : `is open; it tries again in ${Math.ceil(retryAfterMs)} ms`;
    super('ERR_PERF_CIRCUIT_OPEN', `${breaker} ${next}.`, { isRetryable: !isHeld, details: { breaker, retryAfterMs: isHeld ? null : retryAfterMs } });
  }
}

import { type ErrorCode, isRuntimeError } from './runtime-error.js';

const REFUSALS: readonly ErrorCode[] = ['ERR_PERF_BULKHEAD_FULL', 'ERR_PERF_QUEUE_FULL', 'ERR_PERF_RATE_LIMITED', 'ERR_PERF_CIRCUIT_OPEN'];

/** Whether a layer of this package refused the work, which then was not started and says nothing about the service. */
export function isRefusal(error: unknown): boolean {
  return isRuntimeError(error) && REFUSALS.includes(error.code);
}

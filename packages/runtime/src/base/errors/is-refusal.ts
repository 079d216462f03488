import { isRuntimeError } from './runtime-error.js';

const REFUSALS = /^ERR_PERF_(BULKHEAD_FULL|QUEUE_FULL|RATE_LIMITED|CIRCUIT_OPEN)$/;

/** Whether a layer of this package refused the work, which then was not started and says nothing about the service. */
export function isRefusal(error: unknown): boolean {
  return isRuntimeError(error) && REFUSALS.test(error.code);
}

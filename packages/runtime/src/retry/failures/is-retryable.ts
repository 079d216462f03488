import { isRefusal } from '../../base/errors/is-refusal.js';
import { isRuntimeError } from '../../base/errors/runtime-error.js';
import { hasCode, NETWORK, NOT_SENT } from './network-codes.js';

/** Names of errors that come again: those of aborts, and those of mistakes in a program. */
const LASTING: readonly string[] = ['AbortError', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'EvalError', 'URIError', 'AssertionError'];

/** Whether the same call may succeed later, as far as the error tells. `fetch` throws a `TypeError` for a lost connection: the cause tells the two apart. */
export function mayPass(error: unknown): boolean {
  if (isRuntimeError(error)) return error.isRetryable;
  return !(error instanceof Error) || !LASTING.includes(error.name) || (error.name !== 'AbortError' && hasCode(error, NETWORK));
}

/** Whether the failed work has provably not been started where it has an effect. */
export function hadNoEffect(error: unknown): boolean {
  return isRefusal(error) || (!isRuntimeError(error) && hasCode(error, NOT_SENT));
}

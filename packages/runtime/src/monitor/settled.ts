import type { Span } from './span.js';

export function isPromise(result: unknown): result is PromiseLike<unknown> {
  return typeof result === 'object' && result !== null && 'then' in result && typeof result.then === 'function';
}

/** Ends a span when a promise settles, and passes on what it settled with. */
export async function untilSettled<Result>(promise: PromiseLike<Result>, span: Span): Promise<Result> {
  try {
    const result = await promise;
    span.end();
    return result;
  } catch (error) {
    span.fail(error);
    throw error;
  }
}

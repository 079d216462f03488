import { withCause } from '../../base/errors/with-cause.js';
import type { CallContext, Layer } from '../api.js';

/**
 * Answers in the place of a call that failed. When that fails too, its error is thrown with the first as its cause. Aborts pass through: nobody
 * waits for the answer.
 */
export function fallback<Added>(answer: (error: unknown, context: CallContext) => Added | PromiseLike<Added>): Layer<Added> {
  return {
    kind: 'fallback',
    async around(next, context) {
      try {
        return await next(context);
      } catch (error) {
        if (context.source?.isAborted || isAbort(error)) throw error;
        return answerInstead(answer, error, context);
      }
    },
  };
}

async function answerInstead<Added>(answer: (error: unknown, context: CallContext) => Added | PromiseLike<Added>, error: unknown, context: CallContext): Promise<Added> {
  try {
    return await answer(error, context);
  } catch (thrown) {
    throw withCause(thrown, error);
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

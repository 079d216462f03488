import { isTimeout } from '../../base/errors/is-timeout.js';
import type { CallContext, Layer } from '../api.js';

/** What refuses calls to a service that fails: a `CircuitBreaker` is one. */
export interface Breaking {
  pass(): BreakerPass;
}

/** The first of these counts, once. */
export interface BreakerPass {
  succeed(result: unknown): void;
  fail(error: unknown): void;
  ignore(): void;
}

/**
 * Refuses at once while the breaker is open. A call that takes too long has failed, even if its work goes on; one that the caller aborted is
 * ignored.
 */
export function breaker(breaking: Breaking): Layer {
  return {
    kind: 'breaker',
    async around(next, context) {
      const pass = breaking.pass();
      const stopListening = context.source?.onAbort(() => fail(pass, context.source?.reason, context));
      try {
        const result = await next(context);
        pass.succeed(result);
        return result;
      } catch (error) {
        fail(pass, error, context);
        throw error;
      } finally {
        stopListening?.();
      }
    },
  };
}

function fail(pass: BreakerPass, error: unknown, { source }: CallContext): void {
  if (source?.isAborted && error === source.reason && !isTimeout(error)) pass.ignore();
  else pass.fail(error);
}

import type { DeadlineLike } from '../../base/time/deadline-like.js';
import type { CallContext, Layer } from '../api.js';

export interface Waits {
  readonly signal: AbortSignal | undefined;
  readonly deadline: DeadlineLike | undefined;
}

/** What starts so many calls in a span of time: an `AsyncRateLimiter` is one; with a key before the rest, so is a `KeyedRateLimiter`. */
export interface Limiting<Key extends readonly unknown[]> {
  /** Starts that there is room for, if nobody waits. */
  remaining(...key: Key): number;
  tryAcquire(...key: Key): { readonly ok: boolean };
  acquire(...given: [...Key, cost: number, waits: Waits]): Promise<{ refund(): void }>;
}

/** Starts what lies within when the limiter has room for it. */
export function limit(limiter: Limiting<[]>): Layer;
/** With a limiter for each key. `keyOf` gets the arguments of the wrapped function, or `args` of `run`. */
export function limit(limiter: Limiting<[key: string]>, keyOf: (...args: never[]) => string): Layer;
export function limit(limiter: Limiting<string[]>, keyOf?: (...args: never[]) => string): Layer {
  return {
    kind: 'limit',
    async around(next, context) {
      const key = keyOf ? [keyOf(...(context.args as never[]))] : [];
      const isAdmitted = limiter.remaining(...key) > 0 && limiter.tryAcquire(...key).ok;
      const permit = isAdmitted ? undefined : await limiter.acquire(...key, 1, waitsOf(context));
      // A caller may leave between the grant and the start.
      if (context.source?.isAborted) permit?.refund();
      return next(context);
    },
  };
}

/** How somebody waits within a call. The signal is made for that, if anything can abort. */
export function waitsOf(context: CallContext): Waits {
  return { signal: context.source && context.signal, deadline: context.deadline };
}

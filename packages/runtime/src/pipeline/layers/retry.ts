import type { AbortSource } from '../../base/signals/abort-source.js';
import type { DeadlineLike } from '../../base/time/deadline-like.js';
import type { Layer } from '../api.js';

/** What does work several times: the policies of `asyncRetry.with` and `hedge.with` are. */
export interface Repeating {
  run<Result>(work: (attempt: Attempted) => Promise<Result>, options: RepeatOptions): Promise<Result>;
}

/** One of several times. */
export interface Attempted {
  readonly attempt: number;
  /** What aborts this attempt; none when nothing can. */
  readonly source: AbortSource | undefined;
}

export interface RepeatOptions {
  readonly source: AbortSource | undefined;
  readonly deadline: DeadlineLike | undefined;
  readonly isIdempotent: boolean;
}

/** Does again what failed within, as `asyncRetry.with(options)` says. It stops before the deadline of the call, its waits included. */
export function retry(policy: Repeating): Layer {
  return repeated('retry', policy);
}

/** Does once more, beside itself, what takes long within, as `hedge.with(options)` says. */
export function hedged(policy: Repeating): Layer {
  return repeated('hedged', policy);
}

function repeated(kind: string, policy: Repeating): Layer {
  return {
    kind,
    around(next, context) {
      // Copied, since a look at `context.signal` would make one.
      const { source, deadline, isIdempotent } = context;
      return policy.run((attempted) => next(context.within({ source: attempted.source, attempt: attempted.attempt })), { source, deadline, isIdempotent });
    },
  };
}

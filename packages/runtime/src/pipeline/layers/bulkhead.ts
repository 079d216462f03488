import { isRefusal } from '../../base/errors/is-refusal.js';
import { isTimeout } from '../../base/errors/is-timeout.js';
import type { DeadlineLike } from '../../base/time/deadline-like.js';
import type { Layer } from '../api.js';
import { waitsOf } from './limit.js';

/** What lets so many calls run at once: a `Bulkhead` is one. */
export interface Bounding {
  /** Places that are free. */
  remaining(): number;
  tryAcquire(): Permit | undefined;
  acquire(waits: { readonly signal: AbortSignal | undefined; readonly deadline: DeadlineLike | undefined }): Promise<Permit>;
}

export interface Permit {
  fail(): void;
  ignore(): void;
  release(): void;
}

/** Lets so many run at once of what lies within. The place is held until the work itself has ended, even when nobody waits for it any more. */
export function bulkhead(bounding: Bounding): Layer {
  return {
    kind: 'bulkhead',
    async around(next, context) {
      // Looked at before, since a bulkhead counts as refused whom it has no place for at once.
      const permit = (bounding.remaining() > 0 ? bounding.tryAcquire() : undefined) ?? (await bounding.acquire(waitsOf(context)));
      const place = new Place(permit);
      const { source } = context;
      const part = context.within({ work: (within) => place.hold(() => context.work(within)) });
      try {
        return await next(part);
      } catch (error) {
        if (!source?.isAborted) permit[isRefusal(error) ? 'ignore' : 'fail']();
        throw error;
      } finally {
        // However the work ended, nobody waited for it any more.
        if (source?.isAborted) permit[isTimeout(source.reason) ? 'fail' : 'ignore']();
        place.leave();
      }
    },
  };
}

/** A place that is held by the layer, and by each work that it started. */
class Place {
  readonly #permit: Permit;
  #holders = 1;

  constructor(permit: Permit) {
    this.#permit = permit;
  }

  async hold<Result>(start: () => Result | PromiseLike<Result>): Promise<Result> {
    this.#holders++;
    try {
      return await start();
    } finally {
      this.leave();
    }
  }

  leave(): void {
    this.#holders--;
    if (this.#holders === 0) this.#permit.release();
  }
}

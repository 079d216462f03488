import type { DeadlineLike } from '../base/time/deadline-like.js';

/** How a caller waits. */
export interface BulkheadWaitOptions {
  /** An abort rejects the caller at once, with the signal's reason. Work that has begun keeps its place until it ends. */
  signal?: AbortSignal;
  /** A call that has no place by then is refused. Default: none. */
  deadline?: DeadlineLike;
}

export interface BulkheadStats {
  readonly name: string;
  /** How many may run at once now. */
  readonly limit: number;
  readonly active: number;
  readonly waiting: number;
  /** Calls that got a place. */
  readonly admitted: number;
  /** Calls that were refused, waited too long, or were aborted while they waited. */
  readonly refused: number;
  /** Releases of permits that were free already; each is a mistake of a caller, and did nothing. */
  readonly extraReleases: number;
}

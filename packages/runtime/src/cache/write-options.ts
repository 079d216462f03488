import type { Duration } from '../base/time/duration.js';

export interface WriteOptions {
  /** How long the value is fresh. Default: the `ttl` of the cache. */
  ttl?: Duration;
  /** Names under which the entry can be invalidated. Default: none. */
  tags?: readonly string[];
  /** Default: what `weigh` says, or 1. */
  weight?: number;
}

/** An entry with its times, in milliseconds since 1970; an entry that lives for ever has none. */
export interface Entry<Value> {
  readonly value: Value;
  readonly createdAt: number | undefined;
  readonly expiresAt: number | undefined;
}

import { checkOptions } from '../../base/options/check-options.js';
import { callback, duration, either, integer, shape, withDefault } from '../../base/options/kinds.js';
import type { Duration } from '../../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../../base/time/runtime.js';
import { Recent } from './recent.js';

/**
 * Loads many keys at once. Answers with an array of as many values, in the order of the keys, or with a map that has every key; an `Error` in either is the failure
 * of its key. What it throws fails all of them.
 */
export type BatchLoader<Key, Value> = (keys: readonly Key[], context: BatchContext) => BatchAnswer<Key, Value> | PromiseLike<BatchAnswer<Key, Value>>;
export type BatchAnswer<Key, Value> = readonly (Value | Error)[] | ReadonlyMap<Key, Value | Error>;

export interface BatchContext {
  /** Aborts when nobody waits for any key of the batch any more. Made when it is first read. */
  readonly signal: AbortSignal;
}

/** Where a batcher keeps what it loads: a `Map` is one, and so is an `AsyncLRUCache`. */
export interface BatchCache<Key, Value> {
  get(key: Key): Promise<Value> | undefined;
  set(key: Key, value: Promise<Value>): unknown;
  delete(key: Key): unknown;
  clear(): unknown;
}

export interface BatcherOptions<Key, Value> extends Runtime {
  load: BatchLoader<Key, Value>;
  /** The most keys of a call, an integer from 1. Default: 100. */
  maxBatch?: number;
  /** How long a batch that is not full waits for more keys. Default: 0, until the promises of this turn have settled. */
  maxWait?: Duration;
  /** How many values are kept, the newest, an integer from 0; or where they are kept. Default: 10 000. */
  cache?: number | BatchCache<Key, Value>;
}

const schema = {
  ...runtimeSchema,
  load: /* @__PURE__ */ callback<BatchLoader<never, unknown>>(),
  maxBatch: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1), 100),
  maxWait: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(), 0),
  cache: /* @__PURE__ */ withDefault(
    /* @__PURE__ */ either(/* @__PURE__ */ integer(), /* @__PURE__ */ shape<BatchCache<never, unknown>>('a cache', 'get', 'set', 'delete', 'clear')),
    10_000,
  ),
};

export function checkBatcherOptions<Key, Value>(given: BatcherOptions<Key, Value>) {
  const { load, cache, ...checked } = checkOptions(given, schema);
  return {
    ...checked,
    load: load as unknown as BatchLoader<Key, Value>,
    keeps: cache !== 0,
    cache: (typeof cache === 'number' ? new Recent(cache || Infinity) : cache) as BatchCache<Key, Value>,
  };
}

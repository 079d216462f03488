import { OptionError } from '../../base/errors/option-error.js';
import { checkOptions } from '../../base/options/check-options.js';
import { refuseTogether, requireTogether } from '../../base/options/contradictions.js';
import { boolean, callback, duration, either, integer, oneOf, optional, withDefault } from '../../base/options/kinds.js';
import { signalOption } from '../../base/signals/signal-option.js';
import type { Duration } from '../../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../../base/time/runtime.js';
import type { MapContext } from './map-context.js';

export interface MapOptions<Settle extends boolean = boolean> extends Runtime {
  /** The most items at work at once, an integer from 1; `'adaptive'` learns it from how long they take, within 5 to 100. Default: 10. */
  concurrency?: number | 'adaptive';
  /** Whether results come in the order of the items, or as they are ready. Default: `true`. */
  ordered?: boolean;
  /** Whether every item has a settled result, as of `Promise.allSettled`, and none of them ends the run. Default: `false`. */
  settle?: Settle;
  /**
   * After an item fails, `stop` aborts the others and rejects at once, `drain` starts no more and rejects when those at work have ended, `collect` maps all
   * and rejects with an `AggregateError`, in the order of the items. Default: `'stop'`.
   */
  onError?: OnError;
  /** A batch of so many items ends before the next begins, an integer from 1. Default: no batches. */
  batchSize?: number;
  /** The time between two batches; needs `batchSize`. Default: 0. */
  pause?: Duration;
  /** Called after each batch and awaited; needs `batchSize`. What it throws ends the run. */
  onBatch?: (batch: MappedBatch) => unknown;
  /** An abort ends the run at once, with the signal's reason, whatever `onError` and `settle` say. */
  signal?: AbortSignal;
}

export type OnError = 'stop' | 'drain' | 'collect';

export interface MappedBatch {
  /** Its number, from 0. */
  readonly index: number;
  /** How many items it had; the last may have fewer. */
  readonly size: number;
}

/** What becomes of the result of a mapper. */
export type Mapped<Result, Settle extends boolean> = Settle extends true ? PromiseSettledResult<Awaited<Result>> : Awaited<Result>;

/** Maps one item. */
export type Mapper<Item, Result> = (item: Item, context: MapContext) => Result | PromiseLike<Result>;

const schema = {
  ...runtimeSchema,
  concurrency: /* @__PURE__ */ withDefault(/* @__PURE__ */ either(/* @__PURE__ */ integer(1), /* @__PURE__ */ oneOf('adaptive')), 10),
  ordered: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), true),
  settle: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), false),
  onError: /* @__PURE__ */ withDefault(/* @__PURE__ */ oneOf('stop', 'drain', 'collect'), 'stop'),
  batchSize: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1), Infinity),
  pause: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(), 0),
  onBatch: /* @__PURE__ */ optional(/* @__PURE__ */ callback<(batch: MappedBatch) => unknown>()),
  signal: signalOption,
};

export type MapSettings = ReturnType<typeof checkMapOptions>;

export function checkMapOptions(mapper: unknown, given: MapOptions) {
  if (typeof mapper !== 'function') throw new OptionError('mapper', 'a function', mapper);
  const checked = checkOptions(given, schema);
  requireTogether(given, 'pause', 'batchSize');
  requireTogether(given, 'onBatch', 'batchSize');
  if (checked.settle) refuseTogether(given, 'settle', 'onError');
  return checked;
}

import { checkOptions } from '../../base/options/check-options.js';
import { duration, integer, withDefault } from '../../base/options/kinds.js';
import { signalOption } from '../../base/signals/signal-option.js';
import { untilAborted } from '../../base/signals/until-aborted.js';
import type { Duration } from '../../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../../base/time/runtime.js';
import { checkMapOptions } from '../map/options.js';
import { Run } from '../map/run.js';
import type { ItemSource } from '../source.js';
import { nextTurn } from '../turn.js';
import type { RowSink } from './row-sink.js';

export interface StreamRowsOptions extends Runtime {
  /** Rows between two looks at the clock, an integer from 1. Default: 100. */
  batchSize?: number;
  /** After so long without one, the event loop has a turn. Default: `'10ms'`. */
  yieldAfter?: Duration;
  /** An abort rejects at once, with the signal's reason, and aborts the sink. */
  signal?: AbortSignal;
}

const schema = {
  ...runtimeSchema,
  batchSize: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1), 100),
  yieldAfter: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(), 10),
  signal: signalOption,
};

/**
 * Writes rows one after the other, each when the sink has room for it, then ends the sink; resolves with their number. Memory does not depend on how many there are. When
 * the source or the sink fails, the source gets `return()` and the sink is aborted. Rejects with what they throw, with the reason of the signal, and with an `OptionError`.
 */
export async function streamRows<Row>(source: ItemSource<Row>, sink: RowSink<Row>, options: StreamRowsOptions = {}): Promise<number> {
  const { batchSize, yieldAfter, signal, clock } = checkOptions(options, schema);
  let rows = 0;
  let turnBegan = clock.now();
  const onBatch = async () => {
    if (clock.now() - turnBegan < yieldAfter) return;
    await nextTurn();
    turnBegan = clock.now();
  };
  const write = (row: Row) => sink.writeRow(row);
  const settings = checkMapOptions(write, { concurrency: 1, batchSize, onBatch, signal });
  signal?.throwIfAborted();
  try {
    await new Run(source, write, settings, { kept: 0, put: () => rows++, skip: () => undefined }).done;
    await untilAborted(Promise.resolve(sink.end()), signal);
  } catch (error) {
    sink.abort?.(error);
    throw error;
  }
  return rows;
}

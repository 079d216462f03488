import type { ItemSource } from '../source.js';
import { checkMapOptions, type Mapped, type Mapper, type MapOptions } from './options.js';
import { Run } from './run.js';

/**
 * Maps items, at most `concurrency` at a time, and resolves with the results. An item is pulled only when there is a slot for it; on an early end the source gets `return()`.
 * With `settle` every item has a settled result, and an item that fails ends nothing.
 *
 * Rejects with what the mapper or the source throws, as it is; with an `AggregateError` when errors are collected; with the reason of the
 * signal; and with an `OptionError`. A source that fails always ends the run.
 */
export async function mapConcurrent<Item, Result, Settle extends boolean = false>(
  source: ItemSource<Item>,
  mapper: Mapper<Item, Result>,
  options: MapOptions<Settle> = {},
): Promise<Mapped<Result, Settle>[]> {
  const settings = checkMapOptions(mapper, options);
  settings.signal?.throwIfAborted();
  const results: unknown[] = [];
  const put = (index: number, result: unknown) => void (results[settings.ordered ? index : results.length] = result);
  await new Run(source, mapper, settings, { kept: 0, put, skip: () => undefined }).done;
  return results as Mapped<Result, Settle>[];
}

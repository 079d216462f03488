import type { ItemSource } from '../source.js';
import { checkMapOptions, type Mapped, type Mapper, type MapOptions, type MapSettings } from './options.js';
import { ResultQueue } from './result-queue.js';
import { Run } from './run.js';

/**
 * Maps as `mapConcurrent` does, and gives the results one by one: those that nobody has taken yet hold their slots, so that at most `concurrency` are at work or kept.
 * Nothing is pulled before the first result is asked for. Leaving the loop aborts what is at work and gives the source `return()`.
 *
 * Throws an `OptionError` at once; the iterator rejects with what `mapConcurrent` rejects with, after the results there are when errors are drained or collected.
 */
export function mapConcurrentStream<Item, Result, Settle extends boolean = false>(
  source: ItemSource<Item>,
  mapper: Mapper<Item, Result>,
  options: MapOptions<Settle> = {},
): AsyncGenerator<Mapped<Result, Settle>, void, undefined> {
  return results(source, mapper, checkMapOptions(mapper, options)) as AsyncGenerator<Mapped<Result, Settle>, void, undefined>;
}

async function* results<Item>(source: ItemSource<Item>, mapper: Mapper<Item, unknown>, settings: MapSettings): AsyncGenerator<unknown, void, undefined> {
  settings.signal?.throwIfAborted();
  const queue = new ResultQueue(settings.ordered, () => run.wake());
  const run = new Run(source, mapper, settings, queue);
  const end = () => queue.end();
  run.done.then(end, end);
  try {
    while (!queue.hasEnded) {
      const next = queue.take();
      if (next) yield next.result;
      else await queue.change();
    }
    await run.done;
  } finally {
    run.stop();
  }
}

import { OptionError } from '../base/errors/option-error.js';
import { isAsync, type ItemSource } from './source.js';

/** Arrays of `size` items each, an integer from 1; the last may have fewer. Throws an `OptionError` at once. */
export function chunk<Item>(source: Iterable<Item>, size: number): Generator<Item[], void, undefined>;
export function chunk<Item>(source: AsyncIterable<Item>, size: number): AsyncGenerator<Item[], void, undefined>;
export function chunk<Item>(source: ItemSource<Item>, size: number): Generator<Item[], void, undefined> | AsyncGenerator<Item[], void, undefined> {
  if (!Number.isInteger(size) || size < 1) throw new OptionError('size', 'an integer from 1', size);
  return isAsync(source) ? asyncChunks(source, size) : chunks(source, size);
}

function* chunks<Item>(source: Iterable<Item>, size: number): Generator<Item[], void, undefined> {
  let items: Item[] = [];
  for (const item of source) {
    if (items.push(item) < size) continue;
    yield items;
    items = [];
  }
  if (items.length > 0) yield items;
}

async function* asyncChunks<Item>(source: AsyncIterable<Item>, size: number): AsyncGenerator<Item[], void, undefined> {
  let items: Item[] = [];
  for await (const item of source) {
    if (items.push(item) < size) continue;
    yield items;
    items = [];
  }
  if (items.length > 0) yield items;
}

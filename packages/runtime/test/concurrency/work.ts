import { vi } from 'vitest';
import { ManualClock } from '../../src/testing/index.js';

/** Work that takes its time by a clock, and counts how much of it goes on at once. */
export function makeWork() {
  const clock = new ManualClock();
  const work = {
    clock,
    running: 0,
    most: 0,
    started: [] as unknown[],
    ended: [] as unknown[],
    /** Waits so many milliseconds, then answers with `item`, or rejects with it when it is an error. */
    take: async <Item>(item: Item, milliseconds: number): Promise<Item> => {
      work.started.push(item);
      work.most = Math.max(work.most, ++work.running);
      await new Promise<void>((resolve) => clock.schedule(resolve, milliseconds));
      work.running--;
      work.ended.push(item);
      if (item instanceof Error) throw item;
      return item;
    },
  };
  return work;
}

/** A source that says what was asked of it. */
export function watchedSource<Item>(items: Iterable<Item>, kind: 'sync' | 'async') {
  const source = { pulled: 0, returned: vi.fn(), items: undefined as unknown as Iterable<Item> | AsyncIterable<Item> };
  const iterator = items[Symbol.iterator]();
  const next = () => {
    source.pulled++;
    return iterator.next();
  };
  const end = () => {
    source.returned();
    return { done: true as const, value: undefined };
  };
  source.items =
    kind === 'sync'
      ? { [Symbol.iterator]: () => ({ next, return: end }) }
      : { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(next()), return: () => Promise.resolve(end()) }) };
  return source;
}

export function* integers(from = 0): Generator<number, void, undefined> {
  for (let integer = from; ; integer++) yield integer;
}

export function firstIntegers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

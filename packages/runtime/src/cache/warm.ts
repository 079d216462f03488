import { OptionError } from '../base/errors/option-error.js';

export interface WarmReport {
  /** Keys that have a value now. */
  readonly loaded: number;
  readonly failed: number;
}

/** Loads keys, at most `concurrency` at a time, an integer from 1. A load that fails is counted and stops no other. */
export async function warm<Key>(keys: Iterable<Key>, load: (key: Key) => Promise<unknown>, concurrency: number): Promise<WarmReport> {
  if (!Number.isInteger(concurrency) || concurrency < 1) throw new OptionError('concurrency', 'an integer from 1', concurrency);
  const remaining = keys[Symbol.iterator]();
  const counts = { loaded: 0, failed: 0 };
  const loadOneAfterAnother = async () => {
    for (let next = remaining.next(); !next.done; next = remaining.next()) {
      const isLoaded = await load(next.value).then(() => true, () => false);
      counts[isLoaded ? 'loaded' : 'failed']++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loadOneAfterAnother));
  return Object.freeze(counts);
}

import { checkOptions } from '../base/options/check-options.js';
import { integer, withDefault } from '../base/options/kinds.js';

export interface WarmOptions {
  /** Loads at a time, an integer from 1. Default: 10. */
  concurrency?: number;
}

export interface WarmReport {
  /** Keys that have a value now. */
  readonly loaded: number;
  readonly failed: number;
}

const schema = { concurrency: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1), 10) };

/** Loads keys, at most `concurrency` at a time. A load that fails is counted and stops no other. */
export async function warm<Key>(keys: Iterable<Key>, load: (key: Key) => Promise<unknown>, options: WarmOptions | undefined): Promise<WarmReport> {
  const { concurrency } = checkOptions(options, schema);
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

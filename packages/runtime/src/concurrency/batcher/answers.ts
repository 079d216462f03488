import { BatchShapeError } from '../../base/errors/batch-shape-error.js';
import type { BatchAnswer } from './options.js';

/** What a loader answered for each key, in their order. Throws a `BatchShapeError` when that cannot be told. */
export function answersOf<Key, Value>(keys: readonly Key[], answer: BatchAnswer<Key, Value>): readonly (Value | Error)[] {
  if (answer instanceof Map) {
    const known = answer as ReadonlyMap<Key, Value | Error>;
    return keys.map((key) => (known.has(key) ? known.get(key)! : new BatchShapeError(keys.length, known.size)));
  }
  const { length } = answer as readonly (Value | Error)[];
  if (length !== keys.length) throw new BatchShapeError(keys.length, length);
  return answer as readonly (Value | Error)[];
}

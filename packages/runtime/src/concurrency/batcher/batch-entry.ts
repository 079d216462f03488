import type { Batch } from './batch.js';

/** A key and its value, which may still be under way. */
export class BatchEntry<Key, Value> {
  readonly promise: Promise<Value>;
  resolve!: (value: Value) => void;
  reject!: (error: unknown) => void;

  constructor(
    readonly key: Key,
    /** What the entry waits for; none when the value is there. */
    public batch: Batch<Key, Value> | undefined,
  ) {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

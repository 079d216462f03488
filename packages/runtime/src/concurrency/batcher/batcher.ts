import { answersOf } from './answers.js';
import { Batch } from './batch.js';
import { BatchEntry } from './batch-entry.js';
import { onceSettled } from './once-settled.js';
import { type BatcherOptions, checkBatcherOptions } from './options.js';

export interface BatchWaitOptions {
  /** Ends this wait at once, with its reason. The load goes on while anybody waits for its batch. */
  signal?: AbortSignal;
}

export interface BatcherStats {
  /** Keys that were asked for. */
  readonly asked: number;
  /** Keys that were given to the loader. */
  readonly loaded: number;
  /** Calls of the loader. */
  readonly batches: number;
  /** Keys that the loader had no value for. */
  readonly failed: number;
}

/** Loads keys one by one for its callers, and many at once from where they come. */
export class Batcher<Key, Value> {
  readonly #options: ReturnType<typeof checkBatcherOptions<Key, Value>>;
  readonly #counts = { asked: 0, loaded: 0, batches: 0, failed: 0 };
  /** The batch that takes keys. */
  #open: Batch<Key, Value> | undefined;

  /** Throws an `OptionError`. */
  constructor(options: BatcherOptions<Key, Value>) {
    this.#options = checkBatcherOptions(options);
  }

  /**
   * Loads a key with all others that are asked for in the same turn. Until the value is there, everybody gets the same promise; then it
   * is kept. Rejects with what the loader failed with, a `BatchShapeError` among it; failures are not kept.
   */
  load(key: Key, { signal }: BatchWaitOptions = {}): Promise<Value> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    this.#counts.asked++;
    const { promise, batch } = this.#options.cache.get(key) ?? this.#add(key);
    return batch ? batch.wait(promise, signal) : promise;
  }

  /** Loads many keys. Every answer is the value or what its key failed with; rejects only when the signal aborts. */
  async loadMany(keys: Iterable<Key>, options: BatchWaitOptions = {}): Promise<(Value | Error)[]> {
    const answers = await Promise.all(Array.from(keys, (key) => this.load(key, options).catch((error: unknown) => error as Error)));
    options.signal?.throwIfAborted();
    return answers;
  }

  /** Keeps a value, unless its key has one or is being loaded. */
  prime(key: Key, value: Value): void {
    const { cache, keeps } = this.#options;
    if (!keeps || cache.get(key)) return;
    const entry = new BatchEntry<Key, Value>(key, undefined);
    entry.resolve(value);
    cache.set(key, entry);
  }

  /** Forgets the value of a key, or of all keys when none is given. What is under way answers those who wait, and is not kept. */
  clear(...only: [] | [key: Key]): void {
    const { cache } = this.#options;
    if (only.length === 0) cache.clear();
    else cache.delete(only[0]);
  }

  stats(): Readonly<BatcherStats> {
    return Object.freeze({ ...this.#counts });
  }

  #add(key: Key): BatchEntry<Key, Value> {
    const batch = (this.#open ??= this.#begin());
    const entry = new BatchEntry(key, batch);
    this.#options.cache.set(key, entry);
    if (batch.entries.push(entry) === this.#options.maxBatch) void this.#load(batch);
    return entry;
  }

  #begin(): Batch<Key, Value> {
    const { maxWait, scheduler } = this.#options;
    const batch = new Batch<Key, Value>(() => this.#abandon(batch));
    const load = () => {
      if (this.#open === batch) void this.#load(batch);
    };
    if (maxWait > 0) batch.timer = scheduler.schedule(load, maxWait);
    else onceSettled(load);
    return batch;
  }

  async #load(batch: Batch<Key, Value>): Promise<void> {
    this.#close(batch);
    const keys = batch.entries.map(({ key }) => key);
    this.#counts.batches++;
    this.#counts.loaded += keys.length;
    try {
      const answers = answersOf(keys, await this.#options.load(keys, batch.context));
      batch.entries.forEach((entry, index) => this.#settle(entry, answers[index]));
    } catch (error) {
      for (const entry of batch.entries) this.#fail(entry, error);
    }
  }

  /** Nobody waits any more: what is not loaded yet never is, and what is being loaded is not kept. */
  #abandon(batch: Batch<Key, Value>): void {
    this.#close(batch);
    for (const entry of batch.entries) this.#forget(entry);
  }

  /** Takes no more keys. */
  #close(batch: Batch<Key, Value>): void {
    if (this.#open === batch) this.#open = undefined;
    batch.timer?.cancel();
  }

  #settle(entry: BatchEntry<Key, Value>, answer: Value | Error): void {
    if (answer instanceof Error) return this.#fail(entry, answer);
    entry.batch = undefined;
    if (!this.#options.keeps) this.#forget(entry);
    entry.resolve(answer);
  }

  #fail(entry: BatchEntry<Key, Value>, error: unknown): void {
    this.#counts.failed++;
    this.#forget(entry);
    entry.reject(error);
  }

  #forget(entry: BatchEntry<Key, Value>): void {
    const { cache } = this.#options;
    if (cache.get(entry.key) === entry) cache.delete(entry.key);
  }
}

/** Makes a `Batcher`: it loads in one call all keys that are asked for in the same turn. Throws an `OptionError`. */
export function batcher<Key, Value>(options: BatcherOptions<Key, Value>): Batcher<Key, Value> {
  return new Batcher(options);
}

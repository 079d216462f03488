import { untilAborted } from '../../base/signals/until-aborted.js';
import { answersOf } from './answers.js';
import { Batch } from './batch.js';
import { KeyLoad } from './key-load.js';
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
  /** The batches of loads under way that began with a signal. All others have somebody who waits to the end. */
  readonly #abandonable = new Map<Promise<Value>, Batch<Key, Value>>();
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
    const known = this.#options.cache.get(key);
    if (!known) return this.#begin(key, signal);
    const batch = this.#abandonable.get(known);
    return batch ? batch.wait(known, signal) : untilAborted(known, signal);
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
    if (keeps && !cache.get(key)) cache.set(key, Promise.resolve(value));
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

  #begin(key: Key, signal: AbortSignal | undefined): Promise<Value> {
    const batch = (this.#open ??= this.#openBatch());
    const load = new KeyLoad<Value>();
    const { promise } = load;
    this.#options.cache.set(key, promise);
    if (signal) this.#abandonable.set(promise, batch);
    batch.keys.push(key);
    if (batch.loads.push(load) === this.#options.maxBatch) this.#closeFull(batch);
    return batch.wait(promise, signal);
  }

  #openBatch(): Batch<Key, Value> {
    const { maxWait, scheduler } = this.#options;
    const batch = new Batch<Key, Value>(() => this.#abandon(batch));
    const load = () => void this.#load(batch);
    if (maxWait > 0) batch.timer = scheduler.schedule(load, maxWait);
    else onceSettled(load);
    return batch;
  }

  #closeFull(batch: Batch<Key, Value>): void {
    this.#close(batch);
    if (batch.timer) onceSettled(() => void this.#load(batch));
  }

  /** Takes no more keys. */
  #close(batch: Batch<Key, Value>): void {
    if (this.#open === batch) this.#open = undefined;
    batch.timer?.cancel();
  }

  /** Nobody waits any more: what is not loaded yet never is, and what is being loaded is not kept. */
  #abandon(batch: Batch<Key, Value>): void {
    this.#close(batch);
    batch.keys.forEach((key, index) => this.#forget(key, batch.loads[index]));
  }

  async #load(batch: Batch<Key, Value>): Promise<void> {
    this.#close(batch);
    if (!batch.isWanted) return;
    const { keys, loads } = batch;
    this.#counts.batches++;
    this.#counts.loaded += keys.length;
    try {
      const answers = answersOf(keys, await this.#options.load(keys, batch));
      for (let index = 0; index < keys.length; index++) this.#settle(keys[index], loads[index], answers[index]);
    } catch (error) {
      keys.forEach((key, index) => this.#fail(key, loads[index], error));
    }
  }

  #settle(key: Key, load: KeyLoad<Value>, answer: Value | Error): void {
    if (answer instanceof Error) return this.#fail(key, load, answer);
    if (this.#options.keeps) this.#abandonable.delete(load.promise);
    else this.#forget(key, load);
    load.resolve(answer);
  }

  #fail(key: Key, load: KeyLoad<Value>, error: unknown): void {
    this.#counts.failed++;
    this.#forget(key, load);
    load.reject(error);
  }

  #forget(key: Key, { promise }: KeyLoad<Value>): void {
    const { cache } = this.#options;
    this.#abandonable.delete(promise);
    if (cache.get(key) === promise) cache.delete(key);
  }
}

/** Makes a `Batcher`: it loads in one call all keys that are asked for in the same turn. Throws an `OptionError`. */
export function batcher<Key, Value>(options: BatcherOptions<Key, Value>): Batcher<Key, Value> {
  return new Batcher(options);
}

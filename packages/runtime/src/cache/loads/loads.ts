import type { Lifetime } from '../../base/lifecycle/lifetime.js';
import { scheduleGuard } from '../../base/time/scheduler.js';
import { loadFailed } from '../channels.js';
import type { EntryStore } from '../entries/entry-store.js';
import type { Lifetime as EntryLifetime } from '../entries/lifetimes.js';
import type { Tagging, TagTable } from '../entries/tag-table.js';
import { type TimeToLive, ttlMilliseconds } from '../entries/time-to-live.js';
import type { EntryWriter } from '../entry-writer.js';
import type { CacheSettings } from '../options.js';
import { type Failure, Failures } from './failures.js';
import { Flight, type Loader } from './flight.js';
import { type LoadOptions, type LoadSettings, loadSettings } from './load-options.js';

/** A value that is kept, fresh or stale. */
export interface Kept<Value> {
  readonly value: Value;
  readonly lifetime: EntryLifetime | undefined;
}

/** The parts of a cache that its loads read and write. */
export interface LoadHost<Key, Value> {
  readonly settings: CacheSettings;
  readonly store: EntryStore<Key, Value>;
  readonly tags: TagTable;
  readonly writer: EntryWriter<Key, Value>;
  readonly calls: Lifetime;
}

interface UnderWay<Value> {
  readonly flight: Flight<Value>;
  readonly tagging: Tagging | undefined;
}

/** The loads of a cache, one at a time for each key. */
export class Loads<Key, Value> {
  readonly #host: LoadHost<Key, Value>;
  readonly #settings: CacheSettings;
  readonly #defaults: LoadSettings;
  readonly #underWay = new Map<Key, UnderWay<Value>>();
  readonly #running = new Set<Flight<Value>>();
  readonly #failures = new Failures<Key>();
  started = 0;
  failed = 0;
  staleAnswers = 0;

  constructor(host: LoadHost<Key, Value>) {
    this.#host = host;
    this.#settings = host.settings;
    this.#defaults = { ...host.settings, signal: undefined, tags: [] };
  }

  get running(): number {
    return this.#running.size;
  }

  /** The value of a key that has no fresh one: stale if that is allowed, else loaded. Throws at once what need not be waited for. */
  answer(key: Key, loader: Loader<Key, Value>, options: LoadOptions<Value> | undefined): Promise<Value> {
    const settings = loadSettings(this.#defaults, options);
    settings.signal?.throwIfAborted();
    const now = this.#settings.clock.now();
    const kept = this.#kept(key);
    const failure = this.#failures.of(key);
    if (kept && this.#isStaleAllowed(kept, failure, settings)) {
      this.#refreshInBackground(key, loader, settings);
      return Promise.resolve(this.#staleAnswer(kept));
    }
    if (failure && now < failure.rememberedUntil) throw failure.error;
    const work = this.#join(key, loader, settings);
    return kept ? this.#orFallBack(work, kept, settings) : work;
  }

  /** Loads a key even if it has a fresh value. */
  async refresh(key: Key, loader: Loader<Key, Value>, options: LoadOptions<Value> | undefined): Promise<Value> {
    const settings = loadSettings(this.#defaults, options);
    settings.signal?.throwIfAborted();
    return this.#join(key, loader, settings);
  }

  /** Renews a fresh entry before its end. */
  refreshEarly(key: Key, loader: Loader<Key, Value>, options: LoadOptions<Value> | undefined): void {
    this.#refreshInBackground(key, loader, loadSettings(this.#defaults, options));
  }

  /** Renews an entry that still answers; a load that failed of late is not tried again at once. */
  #refreshInBackground(key: Key, loader: Loader<Key, Value>, settings: LoadSettings): void {
    const failure = this.#failures.of(key);
    if (this.#underWay.has(key) || (failure && this.#settings.clock.now() < failure.retryAt)) return;
    this.#join(key, loader, { ...settings, signal: undefined }).catch(() => undefined);
  }

  /** What is under way for a key answers those who wait, and is not stored. */
  detach(key: Key): void {
    if (this.#underWay.size > 0) this.#underWay.delete(key);
    this.#failures.forget(key);
  }

  detachAll(): void {
    this.#underWay.clear();
    this.#failures.clear();
  }

  abortAll(reason: Error): void {
    for (const flight of this.#running) flight.giveUp(reason);
  }

  /** Within `swr`, and while a failed load backs off within `staleIfError`. */
  #isStaleAllowed(kept: Kept<Value>, failure: Failure | undefined, { swr, staleIfError }: LoadSettings): boolean {
    const staleFor = this.#staleFor(kept);
    const isBackingOff = failure !== undefined && this.#settings.clock.now() < failure.retryAt;
    return staleFor < swr || (isBackingOff && staleFor < staleIfError);
  }

  #join(key: Key, loader: Loader<Key, Value>, settings: LoadSettings): Promise<Value> {
    const current = this.#underWay.get(key);
    if (current && this.#host.tags.isValid(current.tagging)) return current.flight.join(settings.signal);
    return this.#start(key, loader, settings).join(settings.signal);
  }

  #start(key: Key, loader: Loader<Key, Value>, settings: LoadSettings): Flight<Value> {
    const { calls, writer } = this.#host;
    const { clock, scheduler } = this.#settings;
    calls.enter();
    const startedAt = clock.now();
    const tagging = writer.taggingOf(settings.tags);
    const load = async (context: { readonly signal: AbortSignal }) => {
      const value = await loader(key, context);
      if (this.#underWay.get(key)?.flight === flight) this.#store(key, value, { settings, startedAt, tagging });
      return value;
    };
    const flight: Flight<Value> = new Flight(load, {
      scheduler,
      hardTimeout: settings.hardTimeout,
      onAbandoned: () => this.#release(key, flight),
    });
    this.started++;
    this.#running.add(flight);
    this.#underWay.set(key, { flight, tagging });
    flight.result.then(
      () => this.#end(key, flight),
      (error: unknown) => {
        this.#fail(key, flight, error, settings.errorTtl);
        this.#end(key, flight);
      },
    );
    return flight;
  }

  #end(key: Key, flight: Flight<Value>): void {
    this.#release(key, flight);
    this.#running.delete(flight);
    this.#host.calls.leave();
  }

  #store(key: Key, value: Value, { settings, startedAt, tagging }: { settings: LoadSettings; startedAt: number; tagging: Tagging | undefined }): void {
    this.#failures.forget(key);
    if (!this.#host.tags.isValid(tagging)) return;
    const { writer, calls } = this.#host;
    const now = this.#settings.clock.now();
    const ttlMs = this.#ttlOf(value, settings) * (1 - settings.jitter * this.#settings.random.next());
    const staleMs = Math.max(settings.swr, settings.staleIfError);
    const lifetime = ttlMs === Infinity ? undefined : { createdAt: now, freshUntil: now + ttlMs, staleMs, loadMs: now - startedAt };
    if (calls.isOpen) writer.write(key, value, { weight: writer.weightOf(key, value), lifetime, tagging });
  }

  #kept(key: Key): Kept<Value> | undefined {
    const { store, tags } = this.#host;
    const slot = store.findKept(key);
    return slot !== 0 && tags.isValid(store.tagging(slot)) ? { value: store.value(slot), lifetime: store.lifetime(slot) } : undefined;
  }

  #ttlOf(value: Value, { ttl, negativeTtl }: LoadSettings): number {
    if (negativeTtl !== undefined && (value === undefined || value === null)) return negativeTtl;
    return ttlMilliseconds(ttl as TimeToLive<Value>, value);
  }

  #fail(key: Key, flight: Flight<Value>, error: unknown, errorTtl: number): void {
    if (!flight.isGivenUp) {
      this.failed++;
      if (loadFailed.hasSubscribers) loadFailed.publish({ cache: this.#settings.name, error });
    }
    if (this.#underWay.get(key)?.flight === flight) this.#failures.add(key, error, this.#settings.clock.now(), errorTtl);
  }

  #release(key: Key, flight: Flight<Value>): void {
    if (this.#underWay.get(key)?.flight === flight) this.#underWay.delete(key);
  }

  async #orFallBack(work: Promise<Value>, kept: Kept<Value>, settings: LoadSettings): Promise<Value> {
    try {
      return await (settings.softTimeout === Infinity ? work : this.#withinSoftTimeout(work, kept, settings.softTimeout));
    } catch (error) {
      if (!settings.signal?.aborted && this.#staleFor(kept) < settings.staleIfError) return this.#staleAnswer(kept);
      throw error;
    }
  }

  #withinSoftTimeout(work: Promise<Value>, kept: Kept<Value>, softTimeout: number): Promise<Value> {
    return new Promise((resolve, reject) => {
      const timer = scheduleGuard(this.#settings.scheduler, () => resolve(this.#staleAnswer(kept)), softTimeout);
      void work.then(resolve, reject).then(() => timer.cancel());
    });
  }

  /** Milliseconds since the value was fresh. */
  #staleFor({ lifetime }: Kept<Value>): number {
    return this.#settings.clock.now() - (lifetime?.freshUntil ?? Infinity);
  }

  #staleAnswer({ value }: Kept<Value>): Value {
    this.staleAnswers++;
    return value;
  }
}

import { CallSignal } from '../../base/signals/call-signal.js';
import { onAbort } from '../../base/signals/on-abort.js';
import { END, type ItemSource, type Next, Source } from '../source.js';
import { nextTurn } from '../turn.js';
import { limited, type LimitedMapper } from './adaptive.js';
import { type Failure, throwFailures } from './failures.js';
import { MapContext } from './map-context.js';
import type { Mapper, MapSettings } from './options.js';
import type { Outlet } from './outlet.js';

/** Where all promises are settled already, timers and streams would starve if the event loop had no turn after so many items. */
const ITEMS_PER_TURN = 1_000;

/** Maps the items of a source as slots become free. */
export class Run<Item> {
  /** Resolves when everything is mapped and taken. Rejects as `onError` says, or at once when the run is stopped. */
  readonly done: Promise<void>;
  readonly #source: Source<Item>;
  readonly #mapper: LimitedMapper<Item>;
  readonly #settings: MapSettings;
  readonly #outlet: Outlet;
  readonly #callSignal = new CallSignal();
  readonly #failures: Failure[] = [];
  #phase: 'feeding' | 'halted' | 'over' = 'feeding';
  #running = 0;
  #reject: (reason: unknown) => void = () => undefined;
  #onChange: () => void = () => undefined;
  #endPause: () => void = () => undefined;

  constructor(items: ItemSource<Item>, mapper: Mapper<Item, unknown>, settings: MapSettings, outlet: Outlet) {
    this.#source = new Source(items);
    this.#mapper = limited(mapper, settings);
    this.#settings = settings;
    this.#outlet = outlet;
    this.done = new Promise((resolve, reject) => {
      this.#reject = reject;
      this.#feed().then(resolve, reject);
    });
    const stopListening = onAbort(settings.signal, () => this.stop(settings.signal?.reason));
    this.done.then(stopListening, stopListening);
  }

  /** Ends a run before its time: nothing starts any more, what is at work is aborted, and nobody waits for it. */
  stop(reason?: unknown): void {
    if (this.#phase === 'over') return;
    this.#halt();
    this.#callSignal.abort(reason);
    this.#reject(reason);
  }

  /** Something has changed that the run may wait for. */
  wake(): void {
    this.#onChange();
  }

  async #feed(): Promise<void> {
    const { batchSize, onError } = this.#settings;
    let count = 0;
    try {
      for (let next = await this.#next(count); !next.done && this.#isFeeding(); next = await this.#next(count)) {
        void this.#map(next.value, count++);
        if (count % batchSize === 0) await this.#endBatch(count);
      }
      if (count % batchSize > 0) await this.#endBatch(count);
      while (this.#outlet.kept > 0) await this.#change();
      throwFailures(this.#failures, onError);
    } finally {
      this.#halt();
      this.#phase = 'over';
    }
  }

  /** Pulls an item when there is a slot for it, and pauses before the first of another batch. */
  async #next(index: number): Promise<Next<Item>> {
    if (index % ITEMS_PER_TURN === ITEMS_PER_TURN - 1) await nextTurn();
    while (this.#isFeeding() && this.#isFull()) await this.#change();
    if (!this.#isFeeding()) return END;
    try {
      const next = await this.#source.next();
      if (!next.done && this.#isPauseDue(index)) await this.#pause();
      if (this.#isFeeding()) return next;
      this.#source.close();
    } catch (error) {
      this.#fail(index, error);
    }
    return END;
  }

  async #map(item: Item, index: number): Promise<void> {
    this.#running++;
    try {
      const value = await this.#mapper.map(item, new MapContext(index, this.#callSignal));
      this.#outlet.put(index, this.#settings.settle ? { status: 'fulfilled', value } : value);
    } catch (error) {
      this.#fail(index, error);
    }
    this.#running--;
    this.#onChange();
  }

  #fail(index: number, error: unknown): void {
    const { settle, onError } = this.#settings;
    if (settle) return this.#outlet.put(index, { status: 'rejected', reason: error });
    this.#outlet.skip(index);
    this.#failures.push({ index, error });
    if (onError === 'stop') this.stop(error);
    if (onError === 'drain') this.#halt();
  }

  async #endBatch(count: number): Promise<void> {
    const { batchSize, onBatch } = this.#settings;
    while (this.#running > 0) await this.#change();
    if (this.#isFeeding()) await onBatch?.({ index: Math.ceil(count / batchSize) - 1, size: ((count - 1) % batchSize) + 1 });
  }

  #isPauseDue(index: number): boolean {
    const { batchSize, pause } = this.#settings;
    return pause > 0 && index > 0 && index % batchSize === 0;
  }

  #pause(): Promise<void> {
    const { pause, scheduler } = this.#settings;
    return new Promise((resolve) => {
      const timer = scheduler.schedule(resolve, pause);
      this.#endPause = () => {
        timer.cancel();
        resolve();
      };
    });
  }

  /** Nothing starts any more. */
  #halt(): void {
    if (!this.#isFeeding()) return;
    this.#phase = 'halted';
    this.#source.close();
    this.#endPause();
    this.#onChange();
  }

  #isFeeding(): boolean {
    return this.#phase === 'feeding';
  }

  #isFull(): boolean {
    return this.#running + this.#outlet.kept >= this.#mapper.limit.current;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#onChange = resolve;
    });
  }
}

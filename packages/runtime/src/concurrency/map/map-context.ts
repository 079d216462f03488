import type { CallSignal } from '../../base/signals/call-signal.js';

/** What `mapConcurrent` gives the mapper beside the item. */
export class MapContext {
  readonly #callSignal: CallSignal;

  constructor(
    /** The place of the item in its source, from 0. */
    readonly index: number,
    callSignal: CallSignal,
  ) {
    this.#callSignal = callSignal;
  }

  /** Aborts when the run ends early. All items of a run share it; it is made when it is first read. */
  get signal(): AbortSignal {
    return this.#callSignal.signal;
  }
}

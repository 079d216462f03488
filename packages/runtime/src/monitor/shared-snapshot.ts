import { OptionError } from '../base/errors/option-error.js';
import type { MonitorSnapshot } from './snapshot.js';

/** How often the state changed: odd while somebody writes. */
const VERSION = 0;
const LENGTH = 1;
const HEADER_BYTES = 2 * Int32Array.BYTES_PER_ELEMENT;
/** A writer needs a moment; one that died half-way would be waited for without end. */
const MOST_READS = 1_000;

/** A snapshot in memory that threads share: one writes, any of them read, nobody waits for a message. */
export class SharedSnapshot {
  readonly #header: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #take: () => MonitorSnapshot;

  constructor(buffer: SharedArrayBuffer, take: () => MonitorSnapshot) {
    if (!(buffer instanceof SharedArrayBuffer) || buffer.byteLength <= HEADER_BYTES) {
      throw new OptionError('buffer', `a SharedArrayBuffer of more than ${HEADER_BYTES} bytes`, buffer);
    }
    this.#header = new Int32Array(buffer, 0, 2);
    this.#bytes = new Uint8Array(buffer, HEADER_BYTES);
    this.#take = take;
  }

  /** Writes what the monitor holds now. Throws an `OptionError` when the memory is too small, and leaves what was there. */
  write(): void {
    const json = new TextEncoder().encode(JSON.stringify(this.#take()));
    const capacity = this.#bytes.length;
    if (json.length > capacity) throw new OptionError('buffer', `a SharedArrayBuffer of at least ${HEADER_BYTES + json.length} bytes`, capacity + HEADER_BYTES);
    Atomics.add(this.#header, VERSION, 1);
    this.#bytes.set(json);
    Atomics.store(this.#header, LENGTH, json.length);
    Atomics.add(this.#header, VERSION, 1);
  }

  /** What was written last, for `merge`; `undefined` when nothing was. */
  read(): MonitorSnapshot | undefined {
    for (let reads = 0; reads < MOST_READS; reads++) {
      const version = Atomics.load(this.#header, VERSION);
      const copy = this.#bytes.slice(0, Atomics.load(this.#header, LENGTH));
      if (version === 0) return undefined;
      if (version % 2 === 0 && Atomics.load(this.#header, VERSION) === version) return JSON.parse(new TextDecoder().decode(copy)) as MonitorSnapshot;
    }
    return undefined;
  }
}

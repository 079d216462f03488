import type { Duration } from '../time/duration.js';

/** What lives longer than a call: it counts what it does, and it can be closed. */
export interface Component<Stats extends object> extends AsyncDisposable {
  readonly name: string;
  /** A new frozen object, safe for JSON. Reading changes nothing. */
  stats(): Readonly<Stats>;
  /**
   * Takes no more work, waits for what is under way, and answers every call with the same report. Disposing closes with the defaults. Rejects with an
   * `OptionError`, and then nothing is closed.
   */
  close(options?: CloseOptions): Promise<CloseReport>;
}

export interface CloseOptions {
  /** The longest wait for work under way; 0 gives it up at once. Default: no limit. */
  drain?: Duration;
  /** An abort ends the wait as the end of `drain` does. */
  signal?: AbortSignal;
}

export interface CloseReport {
  /** How many that waited or ran at the call of `close` finished. */
  readonly drained: number;
  /** How many were given up: they get a `ClosedError`. */
  readonly abandoned: number;
}

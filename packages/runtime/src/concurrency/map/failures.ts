import type { OnError } from './options.js';

/** An item that failed. */
export interface Failure {
  readonly index: number;
  readonly error: unknown;
}

/** Throws what a run rejects with that has gone to its end. Does nothing when no item failed. */
export function throwFailures(failures: Failure[], onError: OnError): void {
  if (failures.length === 0) return;
  if (onError !== 'collect') throw failures[0].error;
  failures.sort((one, other) => one.index - other.index);
  throw new AggregateError(failures.map(({ error }) => error), `${failures.length} items failed.`);
}

import type { Writable } from 'node:stream';
import type { RowSink } from './row-sink.js';
import { textSink } from './text-sink.js';

/** Writes each row as a line of JSON. */
export function ndjsonSink(writable: Writable): RowSink<unknown> {
  return textSink(writable, (row) => `${JSON.stringify(row ?? null)}\n`);
}

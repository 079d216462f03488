import type { Writable } from 'node:stream';
import type { RowSink } from './row-sink.js';

/** Rows are written together, since a write costs more than a row. */
const CHARACTERS_PER_WRITE = 16_384;

/** Writes rows as text to a stream, after a head, and waits while the stream has enough. */
export function textSink<Row>(writable: Writable, toText: (row: Row) => string, head = ''): RowSink<Row> {
  let text = head;
  // Whoever writes learns of an error; but without a listener it would end the process too.
  writable.on('error', () => undefined);
  return {
    writeRow(row) {
      text += toText(row);
      if (text.length < CHARACTERS_PER_WRITE) return;
      return written((callback) => {
        const hasRoom = writable.write(text, callback);
        text = '';
        if (hasRoom) callback();
      });
    },
    end: () => written((callback) => writable.end(text, callback)),
    abort: (reason) => void writable.destroy(reason instanceof Error ? reason : undefined),
  };
}

type Callback = (error?: Error | null) => void;

function written(write: (callback: Callback) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    write((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

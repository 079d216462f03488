import { Readable } from 'node:stream';
import { checkOptions } from '../base/options/check-options.js';
import { integer } from '../base/options/kinds.js';
import { signalOption } from '../base/signals/signal-option.js';
import { onAbort } from '../base/signals/on-abort.js';
import { END, Source } from './source.js';

export interface BufferOptions {
  /** The most bytes that are kept in memory, an integer from 0. */
  threshold: number;
  /** An abort rejects at once, with the signal's reason, and leaves the source. */
  signal?: AbortSignal;
}

/** All of it, or a stream that begins with what has been read. */
export type BufferOrStream = { readonly kind: 'buffer'; readonly buffer: Buffer } | { readonly kind: 'stream'; readonly stream: Readable };

const schema = { threshold: /* @__PURE__ */ integer(), signal: signalOption };

/**
 * Reads what is small into memory, and leaves large things a stream: once there is more than `threshold`, what has been read stands at the beginning of the stream, and
 * the rest is read as it is asked for. Destroying the stream gives the source `return()`. Rejects with what the source throws, the reason of the signal, or an `OptionError`.
 */
export async function bufferOrStream(readable: AsyncIterable<Uint8Array | string>, options: BufferOptions): Promise<BufferOrStream> {
  const { threshold, signal } = checkOptions(options, schema);
  signal?.throwIfAborted();
  const source = new Source(readable);
  const stopListening = onAbort(signal, () => source.close());
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (let next = await source.next(); !next.done; next = await source.next()) {
      const chunk = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > threshold) return { kind: 'stream', stream: resumed(chunks, source) };
    }
    signal?.throwIfAborted();
    return { kind: 'buffer', buffer: Buffer.concat(chunks) };
  } finally {
    stopListening();
  }
}

/** A stream of what has been read, and of the rest. Not a generator: one that was never begun could not close its source. */
function resumed(chunks: Uint8Array[], source: Source<Uint8Array | string>): Readable {
  const next = async () => (chunks.length > 0 ? { done: false, value: chunks.shift() } : source.next());
  const end = () => {
    source.close();
    return Promise.resolve(END);
  };
  return Readable.from({ [Symbol.asyncIterator]: () => ({ next, return: end }) }, { objectMode: false });
}

import { getEventListeners, once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferOrStream } from '../../src/concurrency/index.js';
import { integers, watchedSource } from './work.js';

describe('rule 8: bufferOrStream', () => {
  it('rule 8: gives all bytes in their order: at once up to the threshold, above it as a stream', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 50 })), fc.nat(500), async (chunks, threshold) => {
        const all = Buffer.concat(chunks);
        const answer = await bufferOrStream(Readable.from(chunks.filter(({ length }) => length > 0)), { threshold });
        expect(answer.kind).toBe(all.length > threshold ? 'stream' : 'buffer');
        expect(answer.kind === 'buffer' ? answer.buffer : await buffer(answer.stream)).toEqual(all);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('rule 8: never holds more than `threshold`, beside the chunk that decides', async () => {
    const chunks = watchedSource(endlessChunks(1_000), 'async');
    const answer = await bufferOrStream(chunks.items as AsyncIterable<Buffer>, { threshold: 10_000 });
    expect(chunks.pulled).toBe(11);
    await new Promise((resolve) => setImmediate(resolve));
    expect(chunks.pulled).toBe(11);
    if (answer.kind === 'buffer') throw new Error('This is more than the threshold.');
    for (let read = 1; read <= 100; read++) {
      const chunk = answer.stream.read(1_000) as Buffer | null;
      if (!chunk) await once(answer.stream, 'readable');
      const held = chunks.pulled * 1_000 - (read - 1) * 1_000;
      expect(held).toBeLessThanOrEqual(11_000 + answer.stream.readableHighWaterMark);
    }
    answer.stream.destroy();
  });

  it('leaves the source when the stream is destroyed, even one that was never read', async () => {
    const readable = Readable.from(endlessChunks(1_000));
    const answer = await bufferOrStream(readable, { threshold: 5_000 });
    if (answer.kind === 'buffer') throw new Error('This is more than the threshold.');
    answer.stream.destroy();
    await once(answer.stream, 'close');
    expect(readable.destroyed).toBe(true);
  });

  it('counts the bytes of text, not its characters', async () => {
    expect(await bufferOrStream(Readable.from(['äö', 'ü']), { threshold: 6 })).toEqual({ kind: 'buffer', buffer: Buffer.from('äöü') });
    expect((await bufferOrStream(Readable.from(['äö', 'ü']), { threshold: 5 })).kind).toBe('stream');
  });

  it('rejects with what the source throws, before and after it is a stream', async () => {
    const failing = (good: number) =>
      Readable.from(
        (function* () {
          for (let index = 0; index < good; index++) yield Buffer.alloc(10);
          throw new Error('connection lost');
        })(),
      );
    await expect(bufferOrStream(failing(3), { threshold: 100 })).rejects.toThrow('connection lost');
    const answer = await bufferOrStream(failing(20), { threshold: 100 });
    if (answer.kind === 'buffer') throw new Error('This is more than the threshold.');
    await expect(buffer(answer.stream)).rejects.toThrow('connection lost');
  });

  it('rejects at once when the caller aborts, and leaves the source', async () => {
    const readable = new Readable({ read: () => undefined });
    const controller = new AbortController();
    const answer = bufferOrStream(readable, { threshold: 100, signal: controller.signal });
    setImmediate(() => controller.abort('enough'));
    await expect(answer).rejects.toBe('enough');
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    await expect(bufferOrStream(readable, { threshold: 100, signal: controller.signal })).rejects.toBe('enough');
  });

  it.each([
    [{}, '`threshold` must be an integer from 0; got `undefined`.'],
    [{ threshold: -1 }, '`threshold` must be an integer from 0; got `-1`.'],
    [{ threshold: 1, limit: 2 }, 'unknown option `limit`'],
  ])('refuses %j', async (options, message) => {
    await expect(bufferOrStream(Readable.from([]), options as never)).rejects.toThrow(message);
  });
});

function* endlessChunks(size: number): Generator<Buffer, void, undefined> {
  for (const index of integers()) yield Buffer.alloc(size, index % 256);
}

import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { csvSink, ndjsonSink, type RowSink, streamRows } from '../../src/concurrency/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { firstIntegers, integers, watchedSource } from './work.js';

async function written(rows: Iterable<unknown>, sinkOf: (writable: Writable) => RowSink<never>): Promise<string> {
  const stream = new PassThrough();
  const [all] = await Promise.all([text(stream), streamRows(rows, sinkOf(stream) as RowSink<unknown>)]);
  return all;
}

describe('streamRows', () => {
  it('writes the rows in their order, then ends the sink, and says how many they were', async () => {
    const log: unknown[] = [];
    const sink = { writeRow: (row: string) => void log.push(row), end: () => void log.push('end') };
    expect(await streamRows(['fig', 'apple'], sink)).toBe(2);
    expect(log).toEqual(['fig', 'apple', 'end']);
  });

  it('rule 7: gives a row only when the sink has taken the one before', async () => {
    const clock = new ManualClock();
    const source = watchedSource(firstIntegers(5), 'sync');
    const log: string[] = [];
    const sink = {
      async writeRow(row: number) {
        log.push(`begin ${row}, pulled ${source.pulled}`);
        await new Promise<void>((resolve) => clock.schedule(resolve, 10));
        log.push(`end ${row}`);
      },
      end: () => new Promise<void>((resolve) => clock.schedule(resolve, 10)),
    };
    const rows = streamRows(source.items, sink);
    await clock.advance(60);
    expect(await rows).toBe(5);
    expect(log).toEqual(firstIntegers(5).flatMap((row) => [`begin ${row}, pulled ${row + 1}`, `end ${row}`]));
  });

  it('lets the event loop have a turn after `yieldAfter`', async () => {
    const turnsIn = async (yieldAfter: number) => {
      const clock = new ManualClock();
      let turns = 0;
      let isOver = false;
      const count = () => {
        turns++;
        if (!isOver) setImmediate(count);
      };
      const sink = { writeRow: () => clock.block(1), end: () => void (isOver = true) };
      setImmediate(count);
      await streamRows(firstIntegers(500), sink, { batchSize: 10, yieldAfter, clock });
      return turns;
    };
    expect(await turnsIn(1_000)).toBeLessThanOrEqual(1);
    expect(await turnsIn(50)).toBeGreaterThanOrEqual(9);
  });

  it.each([
    ['the source', () => integersThenError(), (row: unknown) => row],
    [
      'the sink',
      () => integers(),
      (row: unknown) => {
        if (row === 3) throw new Error('disk full');
      },
    ],
  ])('aborts the sink when %s fails, and throws what it threw', async (_, rows, writeRow) => {
    const sink = { writeRow: vi.fn(writeRow), end: vi.fn(), abort: vi.fn() };
    const error: unknown = await streamRows(rows(), sink).catch((thrown: unknown) => thrown);
    expect(error).toEqual(new Error('disk full'));
    expect(sink.abort.mock.calls).toEqual([[error]]);
    expect(sink.writeRow.mock.calls.map(([row]) => row)).toEqual(firstIntegers(sink.writeRow.mock.calls.length));
    expect(sink.end).not.toHaveBeenCalled();
  });

  it('ends at once when the caller aborts, whatever the sink is at', async () => {
    const source = watchedSource(integers(), 'async');
    const sink = { writeRow: () => new Promise(() => undefined), end: vi.fn(), abort: vi.fn() };
    const controller = new AbortController();
    const rows = streamRows(source.items, sink, { signal: controller.signal });
    setImmediate(() => controller.abort('enough'));
    await expect(rows).rejects.toBe('enough');
    expect(source.returned).toHaveBeenCalledTimes(1);
    expect(sink.abort).toHaveBeenCalledWith('enough');
  });

  it.each([
    [{ batchSize: 0 }, '`batchSize` must be an integer from 1; got `0`.'],
    [{ yieldAfter: '10 ms' }, '`yieldAfter` must be a duration'],
    [{ batch: 5 }, 'unknown option `batch`'],
  ])('refuses %j', async (options, message) => {
    await expect(streamRows([], { writeRow: vi.fn(), end: vi.fn() }, options as never)).rejects.toThrow(message);
  });
});

function* integersThenError() {
  yield* firstIntegers(3);
  throw new Error('disk full');
}

describe('rule 7: a stream', () => {
  /** A slow stream, which remembers how much it had to hold, and whether it was written to while it asked to wait. */
  function slowStream() {
    const stream = new Writable({ highWaterMark: 1_000, write: (_, __, callback) => void setImmediate(callback) });
    const seen = { overruns: 0, most: 0 };
    const write = stream.write.bind(stream) as (chunk: string, callback: () => void) => boolean;
    stream.write = ((chunk: string, callback: () => void) => {
      if (stream.writableNeedDrain) seen.overruns++;
      const hasRoom = write(chunk, callback);
      seen.most = Math.max(seen.most, stream.writableLength);
      return hasRoom;
    }) as typeof stream.write;
    return { stream, seen };
  }

  it('rule 7: is not written to while it asks to wait, and holds no more when there are more rows', async () => {
    const most = async (count: number) => {
      const { stream, seen } = slowStream();
      expect(await streamRows(firstIntegers(count).map(() => 'fig '.repeat(250)), ndjsonSink(stream))).toBe(count);
      expect(seen.overruns).toBe(0);
      return seen.most;
    };
    const few = await most(1_000);
    expect(few).toBeGreaterThan(1_000);
    expect(await most(10_000)).toBe(few);
  });

  it('that fails rejects with its error, and ends no process', async () => {
    const full = () => new Writable({ write: (_, __, callback) => callback(new Error('disk full')) });
    await expect(streamRows(firstIntegers(100_000), ndjsonSink(full()))).rejects.toThrow('disk full');
    await expect(streamRows(['fig'], ndjsonSink(full()))).rejects.toThrow('disk full');
    const destroyed = new PassThrough();
    destroyed.destroy();
    await expect(streamRows(['fig'], ndjsonSink(destroyed))).rejects.toMatchObject({ code: 'ERR_STREAM_DESTROYED' });
  });

  it('is destroyed when the rows end early', async () => {
    const stream = new PassThrough();
    await expect(streamRows(integersThenError(), ndjsonSink(stream))).rejects.toThrow('disk full');
    expect(stream.destroyed).toBe(true);
  });
});

describe('ndjsonSink', () => {
  it('writes a line of JSON for each row', async () => {
    expect(await written([{ fruit: 'fig' }, 'a\nb', undefined, [1]], ndjsonSink)).toBe('{"fruit":"fig"}\n"a\\nb"\nnull\n[1]\n');
  });
});

describe('csvSink', () => {
  it('writes a line of names, taken from the first row, and a line for each row', async () => {
    const rows = [{ fruit: 'fig', price: 3 }, { price: 5, fruit: 'apple', color: 'red' }, {}];
    expect(await written(rows, csvSink)).toBe('fruit,price\r\nfig,3\r\napple,5\r\n,\r\n');
  });

  it('quotes what has a delimiter, a quote or a line break', async () => {
    const rows = [['a,b', 'say "hi"', 'two\nlines', 'plain', ' ']];
    expect(await written(rows, csvSink)).toBe('"a,b","say ""hi""","two\nlines",plain, \r\n');
    expect(await written([['a,b', 'a;b']], (stream) => csvSink(stream, { delimiter: ';' }))).toBe('a,b;"a;b"\r\n');
  });

  it('writes the columns that it was given, with rows or without', async () => {
    const sinkOf = (stream: Writable) => csvSink(stream, { columns: ['price', 'since'] });
    const rows = [{ fruit: 'fig', price: 3, since: new Date(0) }, [4, null], [{ euro: 5 }, true]];
    expect(await written(rows, sinkOf)).toBe('price,since\r\n3,1970-01-01T00:00:00.000Z\r\n4,\r\n"{""euro"":5}",true\r\n');
    expect(await written([], sinkOf)).toBe('price,since\r\n');
  });

  it.each([
    [{ delimiter: '' }, '`delimiter` must be text that is not empty'],
    [{ columns: 'fruit' }, '`columns` must be an array of names'],
    [{ separator: ';' }, 'unknown option `separator`'],
  ])('refuses %j', (options, message) => {
    expect(() => csvSink(new PassThrough(), options as never)).toThrow(message);
  });
});

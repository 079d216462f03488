import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MonitorSnapshot, PerformanceMonitor } from '../../src/monitor/index.js';
import { monitored } from './monitor.js';

interface Recorded {
  readonly name: string;
  readonly value: number;
  readonly kind: 'duration' | 'counter' | 'gauge' | 'request';
  readonly wait: number;
}

const recorded: fc.Arbitrary<Recorded[]> = fc.array(
  fc.record({
    name: fc.constantFrom('checkout', 'search', 'basket'),
    value: fc.integer({ min: 0, max: 100_000 }),
    kind: fc.constantFrom('duration', 'counter', 'gauge', 'request'),
    wait: fc.integer({ min: 0, max: 15_000 }),
  }),
  { maxLength: 30 },
);

/** The snapshot of a monitor after these records, whose last slot is the same for all. */
async function snapshotAfter(records: readonly Recorded[]): Promise<MonitorSnapshot> {
  const { monitor, clock } = monitored();
  for (const { name, value, kind, wait } of records) {
    await clock.advance(wait);
    if (kind === 'duration') monitor.record(name, value, { shop: 'fruit' });
    else if (kind === 'counter') monitor.increment(name, value);
    else if (kind === 'gauge') monitor.gauge(name, value);
    else monitor.recordRequest({ durationMs: value, success: value % 2 === 0, cacheHit: value % 3 === 0 });
  }
  return monitor.snapshot();
}

function merged(...snapshots: MonitorSnapshot[]): MonitorSnapshot {
  const { monitor } = monitored();
  for (const snapshot of snapshots) monitor.merge(snapshot);
  return inOrder(monitor.snapshot());
}

/** A snapshot without what depends on who was first: the order of series, and the room between counters. */
function inOrder(snapshot: MonitorSnapshot): MonitorSnapshot {
  const byName = <Entry extends { name: string }>(entries: readonly Entry[]) => [...entries].sort((one, other) => one.name.localeCompare(other.name));
  return { ...snapshot, durations: byName(snapshot.durations), counters: byName(snapshot.counters), gauges: byName(snapshot.gauges) };
}

describe('snapshots', () => {
  it('rule 6: merge is commutative', async () => {
    await fc.assert(
      fc.asyncProperty(recorded, recorded, async (one, other) => {
        const [first, second] = [await snapshotAfter(one), await snapshotAfter(other)];
        expect(merged(first, second)).toEqual(merged(second, first));
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  it('rule 6: merge is associative', async () => {
    await fc.assert(
      fc.asyncProperty(recorded, recorded, recorded, async (one, other, third) => {
        const snapshots = [await snapshotAfter(one), await snapshotAfter(other), await snapshotAfter(third)];
        const [first, second, last] = snapshots;
        expect(merged(merged(first, second), last)).toEqual(merged(first, merged(second, last)));
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  it('rule 6: merging nothing changes nothing, and JSON is no loss', async () => {
    const snapshot = await snapshotAfter([{ name: 'checkout', value: 7, kind: 'duration', wait: 0 }]);
    expect(merged(JSON.parse(JSON.stringify(snapshot)) as MonitorSnapshot, new PerformanceMonitor().snapshot())).toEqual({ ...inOrder(snapshot), uptimeMs: expect.any(Number) as number });
  });

  it('keep the age of what was recorded, for the recent stats', async () => {
    const worker = monitored();
    worker.monitor.record('checkout', 1);
    await worker.clock.advance('30s');
    worker.monitor.record('checkout', 2);
    const { monitor, clock } = monitored();
    await clock.advance('7m');
    monitor.record('checkout', 4);
    monitor.merge(worker.monitor.snapshot());
    expect(monitor.getStats('checkout', { window: 'recent' })?.sum).toBe(7);
    await clock.advance('35s');
    expect(monitor.getStats('checkout', { window: 'recent' })?.sum).toBe(6);
    await clock.advance('35s');
    expect(monitor.getStats('checkout', { window: 'recent' })).toBeUndefined();
    expect(monitor.getStats('checkout')).toMatchObject({ count: 3, sum: 7 });
  });

  it('add gauges, calls under way and what was dropped', () => {
    const { monitor } = monitored();
    monitor.gauge('stock', 3);
    monitor.start('checkout');
    monitor.record('checkout', NaN);
    const other = monitored().monitor;
    other.gauge('stock', () => 4);
    other.record('checkout', 1);
    other.merge(monitor.snapshot());
    expect([...other.gauges()].map(({ value }) => value)).toEqual([7]);
    expect(other.getStats('checkout')?.active).toBe(1);
    expect(other.stats().dropped).toBe(1);
  });

  it('stay within maxSeries when they are merged', () => {
    const worker = monitored({ maxSeries: 100 });
    for (let till = 0; till < 100; till++) worker.monitor.record(`till ${till}`, 1);
    const { monitor } = monitored({ maxSeries: 10 });
    monitor.merge(worker.monitor.snapshot());
    expect(monitor.stats()).toMatchObject({ series: 10, overflowed: 90 });
  });

  const sketch = { count: 1, errors: 0, sum: 1, sumOfSquares: 1, min: 1, max: 1, first: 640, counts: [1] };
  const series = (changes: object) => ({ durations: [{ name: 'checkout', labels: {}, active: 0, past: null, slots: Array.from({ length: 6 }, () => null), ...changes }] });
  it.each([
    [{ version: 2 }, '`snapshot.version` must be 1; got `2`.'],
    [{ slotMs: 5_000 }, '`snapshot.slotMs` must be 10000; got `5000`.'],
    [{ uptimeMs: -1 }, '`snapshot.uptimeMs` must be a number from 0; got `-1`.'],
    [{ durations: 'many' }, "`snapshot.durations` must be a list of series; got `'many'`."],
    [series({ name: '' }), '`snapshot.durations`'],
    [series({ slots: [null] }), '`snapshot.durations`'],
    [series({ labels: { shop: 1 } }), '`snapshot.durations`'],
    [series({ labels: { 'a b': '' } }), '`snapshot.durations`'],
    [series({ past: { ...sketch, first: 2_048 } }), '`snapshot.durations`'],
    [series({ past: { ...sketch, first: -1 } }), '`snapshot.durations`'],
    [series({ past: { ...sketch, counts: [1, 1] } }), '`snapshot.durations`'],
    [series({ past: { ...sketch, counts: [1.5, -0.5] } }), '`snapshot.durations`'],
    [series({ past: { ...sketch, sum: null } }), '`snapshot.durations`'],
    [{ counters: [{ name: 'orders', labels: {}, value: -1 }] }, '`snapshot.counters` must be a list of counters; got an array.'],
    [{ gauges: [null] }, '`snapshot.gauges` must be a list of gauges; got an array.'],
    [{ surprise: 1 }, 'unknown option `snapshot.surprise`'],
  ])('are refused with %j, and then nothing is added', (changes, message) => {
    const { monitor } = monitored();
    monitor.increment('orders');
    const before = monitor.snapshot();
    expect(() => monitor.merge({ ...before, ...changes } as MonitorSnapshot)).toThrow(message);
    expect(monitor.snapshot()).toEqual(before);
  });

  it('are taken with the sketch that those tests break', () => {
    const { monitor } = monitored();
    monitor.merge({ ...monitor.snapshot(), ...series({ past: sketch }) });
    expect(monitor.getStats('checkout')).toMatchObject({ count: 1, max: 1 });
  });

  it.each([null, undefined, 'text'])('are refused when they are %s', (given) => {
    expect(() => monitored().monitor.merge(given as unknown as MonitorSnapshot)).toThrow('`snapshot` must be what `snapshot` returned');
  });
});

describe('shared memory', () => {
  it('takes a snapshot from one monitor to another', () => {
    const buffer = new SharedArrayBuffer(100_000);
    const worker = monitored().monitor;
    worker.record('Bäckerei', 12);
    const reader = monitored().monitor.shared(buffer);
    expect(reader.read()).toBeUndefined();
    worker.shared(buffer).write();
    expect(reader.read()).toEqual(worker.snapshot());
    worker.record('Bäckerei', 12);
    worker.shared(buffer).write();
    expect(reader.read()).toEqual(worker.snapshot());
  });

  it('refuses what is too small, and leaves what was there', () => {
    const buffer = new SharedArrayBuffer(200);
    const { monitor } = monitored();
    const shared = monitor.shared(buffer);
    shared.write();
    const before = shared.read();
    monitor.record('checkout', 1);
    expect(() => shared.write()).toThrow(/^`buffer` must be a SharedArrayBuffer of at least \d+ bytes; got `200`\.$/);
    expect(shared.read()).toEqual(before);
  });

  it.each([new SharedArrayBuffer(8), new ArrayBuffer(100), undefined])('refuses %o', (buffer) => {
    expect(() => monitored().monitor.shared(buffer as SharedArrayBuffer)).toThrow('`buffer` must be a SharedArrayBuffer of more than 8 bytes');
  });

  it('gives no torn snapshot while another thread writes: nothing, when the writer died half-way', async () => {
    const buffer = new SharedArrayBuffer(1_000);
    const writer = new Worker('const { workerData } = require("node:worker_threads"); Atomics.add(new Int32Array(workerData), 0, 1);', { eval: true, workerData: buffer });
    await new Promise((resolve) => writer.once('exit', resolve));
    expect(monitored().monitor.shared(buffer).read()).toBeUndefined();
  });
});

import { createHistogram } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { build as buildHistogram } from 'hdr-histogram-js';
import { Counter, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import type { MonitorSnapshot } from '../../src/monitor/index.js';
import { SeededRandom } from '../../src/testing/index.js';
import { exactPercentile, monitored } from './monitor.js';

/** Log-normal values around 20, by the method of Box and Muller. */
function logNormal(count: number, seed = 42): number[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => 20 * Math.exp(Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())));
}

describe('a duration of 0, or of 1.5 ms', () => {
  it('is recorded by ours', () => {
    const { monitor } = monitored();
    monitor.record('checkout', 0);
    monitor.record('checkout', 1.5);
    expect(monitor.getStats('checkout')).toMatchObject({ count: 2, min: 0, max: 1.5, mean: 0.75 });
  });

  it.each([0, 1.5])('throws with perf_hooks: %d', (value) => {
    expect(() => createHistogram().record(value)).toThrow(RangeError);
  });
});

describe('10 000 customers in a label', () => {
  it('are 1000 series and one more with ours', () => {
    const { monitor } = monitored();
    for (let customer = 0; customer < 10_000; customer++) monitor.increment('orders', 1, { customer: String(customer) });
    expect([...monitor.counters()]).toHaveLength(1_001);
  });

  it('are 10 000 series with prom-client', async () => {
    const counter = new Counter({ name: 'orders_total', help: 'Orders', labelNames: ['customer'], registers: [new Registry()] });
    for (let customer = 0; customer < 10_000; customer++) counter.inc({ customer: String(customer) });
    expect((await counter.get()).values).toHaveLength(10_000);
  });
});

describe('p99 of log-normal durations', () => {
  it.each([1, 1e-3, 1e3])('is within 1.1 %% with ours, scaled by %d', (scale) => {
    const { monitor } = monitored();
    const values = logNormal(20_000).map((value) => value * scale);
    for (const value of values) monitor.record('checkout', value);
    const exact = exactPercentile(values, 0.99);
    expect(Math.abs(monitor.getStats('checkout')!.p99 - exact) / exact).toBeLessThanOrEqual(0.011);
  });

  it('is 0 with hdr-histogram-js when they are below a millisecond, as it rounds to integers', () => {
    const histogram = buildHistogram();
    for (const value of logNormal(20_000)) histogram.recordValue(value * 1e-3);
    expect(histogram.getValueAtPercentile(99)).toBe(0);
  });
});

describe('two workers', () => {
  it('merged are one process', async () => {
    const values = logNormal(4_000);
    const { monitor: together } = monitored();
    for (const value of values) together.record('checkout', Math.round(value));
    const { monitor: merged } = monitored();
    for (const half of [values.slice(0, 2_000), values.slice(2_000)]) merged.merge(await recordedByWorker(half.map(Math.round)));
    const { count, sum, min, max, stdDev, p50, p90, p95, p99 } = together.getStats('checkout')!;
    expect(merged.getStats('checkout')).toMatchObject({ count, sum, min, max, stdDev, p50, p90, p95, p99 });
  });
});

async function recordedByWorker(values: readonly number[]): Promise<MonitorSnapshot> {
  const buffer = new SharedArrayBuffer(100_000);
  const worker = new Worker(workerProgram(), { eval: true, workerData: { buffer, values } });
  const code = await new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject));
  expect(code).toBe(0);
  return monitored().monitor.shared(buffer).read()!;
}

function workerProgram(): string {
  const contents = `
    import { workerData } from 'node:worker_threads';
    import { PerformanceMonitor } from './index.js';
    const monitor = new PerformanceMonitor();
    for (const value of workerData.values) monitor.record('checkout', value);
    monitor.shared(workerData.buffer).write();`;
  const stdin = { contents, resolveDir: fileURLToPath(new URL('../../src/monitor', import.meta.url)), loader: 'ts' as const };
  return buildSync({ stdin, bundle: true, platform: 'node', format: 'cjs', write: false }).outputFiles[0].text;
}

import { build as buildHistogram } from 'hdr-histogram-js';
import { describe, expect, it } from 'vitest';
import { leftoversOf } from '../leaks.js';
import { collectedBytes } from './memory.js';
import { monitored } from './monitor.js';
import { SeededRandom } from '../../src/testing/index.js';

const SERIES = 300;

/** A busy service: 2000 log-normal durations for each series, in every slot of the window. */
async function bytesOfSeries(): Promise<number> {
  await record(monitored(), 10);
  const before = collectedBytes();
  const busy = monitored();
  await record(busy, SERIES);
  const bytes = (collectedBytes() - before) / SERIES;
  expect(busy.monitor.stats().series).toBe(SERIES);
  return bytes;
}

async function record({ monitor, clock }: ReturnType<typeof monitored>, seriesCount: number): Promise<void> {
  const random = new SeededRandom(42);
  for (let slot = 0; slot < 7; slot++) {
    for (let series = 0; series < seriesCount; series++) {
      for (let time = 0; time < 2_000; time++) monitor.record(`till ${series}`, 20 * Math.exp(gauss(random)));
    }
    await clock.advance('10s');
  }
}

function bytesOfHistograms(): number {
  const random = new SeededRandom(42);
  const before = collectedBytes();
  const histograms = Array.from({ length: SERIES }, () => buildHistogram({ bitBucketSize: 64, numberOfSignificantValueDigits: 2, autoResize: true }));
  for (const histogram of histograms) for (let time = 0; time < 2_000; time++) histogram.recordValue(Math.ceil(20_000 * Math.exp(gauss(random))));
  const bytes = (collectedBytes() - before) / SERIES;
  expect(histograms).toHaveLength(SERIES);
  return bytes;
}

/** A standard normal number, by the method of Box and Muller. */
function gauss(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

describe('memory', () => {
  it('rule 9: of a series is at most 8 KiB, its window included, and visible to heap statistics', async () => {
    const bytes = await bytesOfSeries();
    expect(bytes).toBeLessThanOrEqual(8 * 1_024);
    expect(bytes).toBeGreaterThan(1_024);
  });

  it('of a histogram of hdr-histogram-js with as small an error, and no window, is more', async () => {
    expect(bytesOfHistograms()).toBeGreaterThan(await bytesOfSeries());
  });

  it('does not grow with a million values, spans and failures', async () => {
    const { monitor } = monitored();
    const { heapBytes, resources } = await leftoversOf(1_000_000, (index) => {
      monitor.record('checkout', index % 1_000, index % 3 === 0 ? { till: String(index % 5_000) } : undefined);
      const span = monitor.start('search');
      if (index % 2 === 0) span.end();
      else span.fail();
      if (index % 1_000 === 0) monitor.logEvery('60s', undefined, () => undefined).stop();
    });
    expect(heapBytes).toBeLessThan(1_000_000);
    expect(resources).toEqual([]);
  }, 60_000);

  it('does not grow in a day of slots', async () => {
    const { monitor, clock } = monitored();
    const { heapBytes } = await leftoversOf(8_640, async (index) => {
      monitor.record(`till ${index % 50}`, index % 1_000);
      await clock.advance('10s');
    });
    expect(heapBytes).toBeLessThan(1_000_000);
    await clock.advance('1m');
    expect(clock.pending()).toBe(0);
  }, 60_000);
});

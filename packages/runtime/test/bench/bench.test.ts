import { describe, expect, it } from 'vitest';
import { compare } from '../../bench/compare.js';
import { measureSuite } from '../../bench/measure.js';
import { benchmarkPage } from '../../bench/page.js';
import type { Suite } from '../../bench/suite.js';

/** Contestants whose operations take a known time by a clock of the test. */
function shop(operations?: number) {
  let milliseconds = 0;
  const runs: string[] = [];
  const contestant = (name: string, nanoseconds: number, isAwaited = false) => () => (times: number) => {
    runs.push(`${name} ${times}`);
    milliseconds += (nanoseconds * times) / 1e6;
    return isAwaited ? Promise.resolve(times) : times;
  };
  const cases = { ours: contestant('ours', 10), slow: contestant('slow', 8_000), awaited: contestant('awaited', 15, true) };
  const suite: Suite = { name: 'sale of a fruit', operations, mustReach: { slow: 2 }, cases };
  return { suite, runs, instruments: { now: () => milliseconds, collectGarbage: () => void runs.push('gc'), memoryUsed: () => milliseconds * 1e6 } };
}

describe('benchmarks', () => {
  it('have as many operations as their kind allows, and say nanoseconds per operation', async () => {
    const { suite, runs, instruments } = shop();
    const rounds = await measureSuite(suite, 5, instruments);
    expect(Object.entries(rounds).map(([name, times]) => [name, times.length, Math.round(times[0])])).toEqual([
      ['ours', 5, 10],
      ['slow', 5, 8_000],
      ['awaited', 5, 15],
    ]);
    expect(runs.slice(0, 9)).toEqual(['ours 200', 'ours 200', 'ours 200000', 'slow 200', 'slow 200', 'slow 2000', 'awaited 200', 'awaited 200', 'awaited 200000']);
    expect(runs.slice(9, 18)).toEqual(['gc', 'ours 200000', 'ours 1000000', 'gc', 'slow 400', 'slow 2000', 'gc', 'awaited 60000', 'awaited 300000']);
  });

  it('take turns at beginning', async () => {
    const { suite, runs, instruments } = shop(7);
    await measureSuite(suite, 2, instruments);
    expect(runs.filter((run) => run !== 'gc' && !run.endsWith(' 2')).slice(3)).toEqual(['ours 7', 'slow 7', 'awaited 7', 'slow 7', 'awaited 7', 'ours 7', 'awaited 7', 'ours 7', 'slow 7']);
  });

  it('weigh what is held after a run', async () => {
    const { suite, instruments } = shop(100);
    const rounds = await measureSuite({ ...suite, unit: 'bytes' }, 2, instruments);
    expect(Object.values(rounds).map((bytes) => bytes.map(Math.round))).toEqual([
      [10, 10],
      [8_000, 8_000],
      [15, 15],
    ]);
  });

  it('compare with ours round by round', () => {
    const { contestants } = compare(shop().suite, { ours: [10, 20, 10], slow: [30, 20, 20], awaited: [5, 5, 5] });
    expect(contestants[0]).toEqual({ name: 'ours', nanoseconds: 10 });
    expect(contestants[1]).toEqual({ name: 'slow', nanoseconds: 20, ratio: { median: 2, lowest: 1, highest: 3 }, mustReach: 2 });
  });

  it('refuse a target against nobody', () => {
    const { suite } = shop();
    expect(() => compare({ ...suite, mustReach: { fast: 1 } }, {})).toThrow('"sale of a fruit" must reach a ratio to "fast", which is none of its other contestants: slow, awaited.');
  });

  it.each([
    [2, 'reached'],
    [1.99, '**missed**'],
  ])('with a ratio of %d are %s', (median, verdict) => {
    const contestants = [
      { name: 'ours', nanoseconds: 10 },
      { name: 'slow', nanoseconds: 20, ratio: { median, lowest: 1, highest: 3 }, mustReach: 2 },
    ];
    const page = benchmarkPage({ shop: { date: '2026-11-21', machine: 'a machine', load: 0.25, rounds: 5, suites: [{ name: 'sale of a fruit', contestants }] } });
    expect(page).toContain('## shop\n\n2026-11-21, a machine, 5 rounds, load 0.3 before the run.\n\n### sale of a fruit\n\n');
    expect(page).toContain(`| slow | 20.0 | ${median.toFixed(2)}× | 1.00–3.00 | 2.00× | ${verdict} |`);
  });
});

import { describe, expect, it } from 'vitest';
import { barLine, progressBar } from '../src/progress/progress-bar.js';
import { testHost } from './support/test-host.js';

/** A host whose clock the test moves. */
function hostAt(options: Parameters<typeof testHost>[0] = {}) {
  const clock = { now: 0 };
  return { clock, host: testHost({ isTTY: true, columns: 80, now: () => clock.now, ...options }) };
}

const half = { stage: 'summarize', done: 1230, total: 2460 } as const;

describe('barLine', () => {
  it('shows how far the stage has come', () => {
    expect(barLine(half)).toBe('Reading            ████████████░░░░░░░░░░░░  1,230 of 2,460');
  });

  it('is the name of the stage when nothing can be counted', () => {
    expect(barLine({ stage: 'link', done: 0, total: 0 })).toBe('Linking calls');
  });
});

describe('progressBar', () => {
  it('stays silent while the run is short', () => {
    const { clock, host } = hostAt();
    const bar = progressBar(host, true);
    clock.now = 499;
    bar.show(half);
    bar.end();
    expect(host.stderr.text).toBe('');
  });

  it('appears when the run is long, and leaves no trace', () => {
    const { clock, host } = hostAt();
    const bar = progressBar(host, true);
    clock.now = 500;
    bar.show(half);
    expect(host.stderr.text).toBe(`\r\u001b[2K${barLine(half)}`);
    bar.end();
    expect(host.stderr.text.endsWith('\r\u001b[2K')).toBe(true);
  });

  it('draws no more often than an eye can follow', () => {
    const { clock, host } = hostAt();
    const bar = progressBar(host, true);
    for (clock.now = 500; clock.now < 660; clock.now += 1) bar.show(half);
    expect(host.stderr.text.match(/Reading/g)).toHaveLength(2);
  });

  it('fits into the line', () => {
    const { clock, host } = hostAt({ columns: 30 });
    const bar = progressBar(host, true);
    clock.now = 500;
    bar.show(half);
    expect(host.stderr.text.replace('\r\u001b[2K', '')).toHaveLength(29);
  });

  it('goes away when the run is interrupted', () => {
    const interrupt = new AbortController();
    const { clock, host } = hostAt({ signal: interrupt.signal });
    const bar = progressBar(host, true);
    clock.now = 500;
    bar.show(half);
    interrupt.abort();
    expect(host.stderr.text.endsWith('\r\u001b[2K')).toBe(true);
  });

  it.each([
    ['in a pipe', { isTTY: false }, true],
    ['on a dumb terminal', { env: { TERM: 'dumb' } }, true],
    ['when not wanted', {}, false],
  ])('stays silent %s', (_, options, isWanted) => {
    const { clock, host } = hostAt(options);
    const bar = progressBar(host, isWanted);
    clock.now = 5000;
    bar.show(half);
    bar.end();
    expect(host.stderr.text).toBe('');
  });
});

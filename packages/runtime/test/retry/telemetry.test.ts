import { subscribe, tracingChannel, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, describe, expect, it } from 'vitest';
import { after, hedging, lasting, never, outage, retrying } from './policies.js';

const heard: unknown[] = [];
const stops: (() => void)[] = [];

function listenTo(event: string): void {
  const listener = (message: unknown) => void heard.push(message);
  subscribe(`perf-analyze:retry:${event}`, listener);
  stops.push(() => unsubscribe(`perf-analyze:retry:${event}`, listener));
}

afterEach(() => {
  stops.splice(0).forEach((stop) => stop());
  heard.length = 0;
});

describe('the channels of /retry', () => {
  it('tell of failures that are retried, and of the last one', async () => {
    ['retried', 'gaveUp'].forEach(listenTo);
    const { clock, policy } = retrying({ name: 'orders', attempts: 2 });
    await after(clock, '5s', policy.run(() => Promise.reject(outage)));
    expect(heard).toEqual([
      { retry: 'orders', attempt: 1, delayMs: 1_000, error: outage },
      { retry: 'orders', attempts: 2, stoppedBy: 'attempts', error: outage },
    ]);
  });

  it('tell of attempts that fail too late', async () => {
    listenTo('late');
    const { clock, policy } = retrying({ attempts: 1, attemptTimeout: 100 });
    await after(clock, '1s', policy.run(() => lasting(clock, 500, 0).then(() => Promise.reject(outage))));
    expect(heard).toEqual([{ retry: 'retry', error: outage }]);
  });

  it('tell of extra attempts', async () => {
    listenTo('hedged');
    const { clock, policy } = hedging({ name: 'mirrors' });
    void policy.run(never);
    await clock.advance('1s');
    expect(heard).toEqual([{ hedge: 'mirrors', attempt: 2 }]);
  });

  it('trace calls', async () => {
    const ends: unknown[] = [];
    const subscribers = { asyncEnd: (message: object) => void ends.push(message), start() {}, end() {}, asyncStart() {}, error() {} };
    tracingChannel('perf-analyze:retry:run').subscribe(subscribers);
    const { policy } = retrying();
    expect(await policy.run(() => 'delivered')).toBe('delivered');
    tracingChannel('perf-analyze:retry:run').unsubscribe(subscribers);
    expect(ends).toEqual([{ retry: 'retry', result: 'delivered' }]);
  });
});

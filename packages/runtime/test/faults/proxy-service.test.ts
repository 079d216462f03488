import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProxy } from '../../../../fixtures/proxy-service/src/proxy.js';
import { callTo } from '../../../../fixtures/proxy-service/src/upstream.js';
import { makeUtilities, type Utilities } from '../../../../fixtures/proxy-service/src/utilities.js';
import { ObservedCalls } from '../../faults/observed-calls.js';
import { FlakyUpstream } from '../../faults/upstream/flaky-upstream.js';
import type { Duration } from '../../src/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';

const SEED = 9;

let clock: ManualClock;
let utilities: Required<Utilities>;
let upstream: FlakyUpstream;
let port: number;
let proxies: Server[];

beforeEach(async () => {
  clock = new ManualClock();
  utilities = makeUtilities({ clock, scheduler: clock, random: new SeededRandom(SEED) });
  proxies = [];
  await start(0);
});

afterEach(async () => {
  for (const proxy of proxies) {
    proxy.close();
    proxy.closeAllConnections();
  }
  await upstream.kill();
});

async function start(failureRate: number): Promise<void> {
  upstream = new FlakyUpstream({ seed: SEED, failureRate });
  upstream.delayMs = 1;
  port = await upstream.start();
}

/** A proxy with these utilities, how to ask it, and what it asked. */
async function proxyWith(chosen: Utilities, longest: Duration = '1m') {
  const calls = new ObservedCalls(callTo(`http://127.0.0.1:${port}`, longest), makeUtilities({ clock }).breaker);
  const proxy = createProxy(calls.call, chosen).listen(0, '127.0.0.1');
  proxies.push(proxy);
  await once(proxy, 'listening');
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const statusOf = async (path: string) => (await fetch(url + path)).status;
  const statusesOf = async (paths: readonly string[]) => {
    const statuses: number[] = [];
    for (const path of paths) statuses.push(await moving(statusOf(path), calls));
    return statuses;
  };
  return { url, calls, statusOf, statusesOf };
}

/** Moves the time of the utilities while nothing else is waited for, until the work is done. */
async function moving<Result>(work: Promise<Result>, calls: ObservedCalls): Promise<Result> {
  const progress = { isDone: false };
  const end = () => (progress.isDone = true);
  void work.then(end, end);
  while (!progress.isDone) {
    if (clock.pending() > 0 && calls.underWay === 0) await clock.advance(1);
    else await nextTurn();
  }
  return work;
}

/** Waits until it is so many, without moving the time of the utilities. */
async function until(count: () => number, wanted: number): Promise<void> {
  while (count() < wanted) await nextTurn();
}

const fruits = (count: number) => Array.from({ length: count }, (_, index) => `/fruits/${index}`);
const failures = (statuses: readonly number[]) => statuses.filter((status) => status !== 200).length;
const counts = (statuses: readonly number[]) => Object.fromEntries([...new Set(statuses)].sort().map((status) => [status, statuses.filter((one) => one === status).length]));

it('calls a dead upstream less with a breaker than without, and never while that is open', async () => {
  const { breaker } = utilities;
  const [guarded, bare] = [await proxyWith({ breaker }), await proxyWith({})];
  await upstream.kill();
  const statuses = [];
  for (const path of fruits(30)) statuses.push(await guarded.statusOf(path), await bare.statusOf(path));
  expect([guarded.calls.total, guarded.calls.whileOpen, breaker.stats().trips]).toEqual([10, 0, 1]);
  expect([bare.calls.total, bare.calls.whileOpen]).toEqual([30, 20]);
  expect(counts(statuses)).toEqual({ 502: 40, 503: 20 });
  await upstream.start(port);
});

it('answers with old prices while the upstream is dead, and with new ones afterwards, without a restart', async () => {
  const { statusesOf, calls } = await proxyWith(utilities);
  expect(counts(await statusesOf(fruits(5)))).toEqual({ 200: 5 });
  await upstream.kill();
  await clock.advance('10s');
  expect(counts(await statusesOf([...fruits(5), '/fruits/unknown']))).toEqual({ 200: 5, 503: 1 });
  expect([utilities.breaker.state, calls.total, calls.whileOpen]).toEqual(['open', 5 + 10, 0]);
  await upstream.start(port);
  await clock.advance('1m');
  const callsBefore = calls.total;
  expect(counts(await statusesOf([...fruits(5), '/fruits/new']))).toEqual({ 200: 6 });
  expect([calls.total - callsBefore, utilities.breaker.state]).toEqual([6, 'closed']);
});

it('opens the breaker of an upstream that hangs, and answers 504 in the meantime', async () => {
  const { statusOf, calls } = await proxyWith({ breaker: utilities.breaker }, '50ms');
  upstream.delayMs = 10_000;
  expect(counts(await Promise.all(fruits(10).map(statusOf)))).toEqual({ 504: 10 });
  expect([await statusOf('/fruits/10'), calls.total]).toEqual([503, 10]);
});

it('passes on of a flood what the limiter admits, and refuses at once what may not wait', async () => {
  const { limiter } = utilities;
  const [guarded, bare] = [await proxyWith({ limiter }), await proxyWith({})];
  const statuses: number[] = [];
  const flood = fruits(100).map(async (path) => statuses.push(await guarded.statusOf(path)));
  await until(() => statuses.length, 15 + 35);
  expect([guarded.calls.total, counts(statuses), limiter.stats().waiting]).toEqual([15, { 200: 15, 503: 35 }, 50]);
  await moving(Promise.all(flood), guarded.calls);
  expect([guarded.calls.total, counts(statuses)]).toEqual([65, { 200: 65, 503: 35 }]);
  await Promise.all(fruits(100).map(bare.statusOf));
  expect(bare.calls.total).toBe(100);
});

it('hides failures that pass by retries, within their budget, and counts what happened', async () => {
  await upstream.kill();
  await start(0.2);
  const { retry, monitor } = utilities;
  const [guarded, bare] = [await proxyWith({ retry, monitor }), await proxyWith({})];
  const [withRetries, without] = [await guarded.statusesOf(fruits(50)), await bare.statusesOf(fruits(50))];
  expect(failures(withRetries)).toBeLessThan(failures(without));
  expect(guarded.calls.total).toBe(50 + retry.stats().retries);
  expect(monitor.currentStats()).toMatchObject({ totalRequests: 50, successRate: 1 - failures(withRetries) / 50 });
  expect(await (await fetch(`${guarded.url}/metrics`)).text()).toContain('prices');
});

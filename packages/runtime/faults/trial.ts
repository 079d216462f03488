import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createProxy } from '../../../fixtures/proxy-service/src/proxy.js';
import { callTo } from '../../../fixtures/proxy-service/src/upstream.js';
import { makeUtilities, type Utilities } from '../../../fixtures/proxy-service/src/utilities.js';
import { SeededRandom } from '../src/testing/index.js';
import { ask, type Seen } from './clients.js';
import type { Fault } from './faults.js';
import { ObservedCalls } from './observed-calls.js';
import { KillableUpstream } from './upstream/killable-upstream.js';

export const SEED = 2_026;
/** The course of a trial, in seconds. */
export const PHASES = { before: 1.5, fault: 3, after: 1.5 };
export const STEADY = { rate: 100, fruits: 100, connections: 50 };
export const FAILURE_RATE = 0.05;

export type UtilityName = keyof Utilities;

/** What a trial showed. */
export interface Outcome {
  readonly clients: Seen;
  readonly flood: Seen | undefined;
  /** Calls to the upstream. */
  readonly calls: number;
  readonly callsWhileOpen: number;
  readonly retries: number;
}

/** Lets a fault happen to the upstream of a proxy that has these utilities. Throws when the proxy is not well again afterwards. */
export async function trial(fault: Fault, names: readonly UtilityName[]): Promise<Outcome> {
  const upstream = new KillableUpstream({ seed: SEED, failureRate: FAILURE_RATE });
  await upstream.start();
  const calls = new ObservedCalls(callTo(upstream.origin), makeUtilities().breaker);
  const utilities = chosen(names);
  const proxy = createProxy(calls.call, utilities).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  try {
    const steady = ask({ url, ...STEADY, seconds: PHASES.before + PHASES.fault + PHASES.after, seed: SEED });
    await sleep(PHASES.before * 1_000);
    const flood = await fault.happen({ upstream, url, seconds: PHASES.fault, seed: SEED + 1 });
    const clients = await steady;
    const { total, whileOpen } = calls;
    await recovery(url);
    return { clients, flood, calls: total, callsWhileOpen: whileOpen, retries: utilities.retry?.stats().retries ?? 0 };
  } finally {
    proxy.close();
    proxy.closeAllConnections();
    await upstream.kill();
  }
}

function chosen(names: readonly UtilityName[]): Utilities {
  const all = makeUtilities({ random: new SeededRandom(SEED) });
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

/** Resolves when the proxy gets a price that it cannot know from before. */
async function recovery(url: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const { ok } = await fetch(`${url}/fruits/new-${attempt}`);
    if (ok) return;
    await sleep(100);
  }
  throw new Error('The proxy did not recover within five seconds.');
}

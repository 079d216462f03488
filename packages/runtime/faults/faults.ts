import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Seen } from './clients.js';
import { QUICK_MS } from './upstream/flaky-upstream.js';
import type { KillableUpstream } from './upstream/killable-upstream.js';

/** What happens to the upstream for some seconds. */
export interface Fault {
  readonly name: string;
  /** Completes the sentence "For the time of the fault, …". */
  readonly what: string;
  /** Lasts as long as the fault. A flood tells what its clients saw. */
  happen(scene: Scene): Promise<Seen | undefined>;
}

export interface Scene {
  readonly upstream: KillableUpstream;
  /** Of the proxy. */
  readonly url: string;
  readonly seconds: number;
  readonly seed: number;
}

const SLOW_MS = 1_000;
const FLOOD = { rate: 400, fruits: 100_000, connections: 300 };

export const faults: readonly Fault[] = [
  {
    name: 'Killed',
    what: 'the process of the upstream is killed with SIGKILL; then it starts again on its port',
    async happen({ upstream, seconds }) {
      await upstream.kill();
      await sleep(seconds * 1_000);
      await upstream.start();
      return undefined;
    },
  },
  {
    name: 'Slow',
    what: `the upstream takes ${SLOW_MS} ms for a call, where the proxy waits 400 ms`,
    async happen({ upstream, seconds }) {
      upstream.answerAfter(SLOW_MS);
      await sleep(seconds * 1_000);
      upstream.answerAfter(QUICK_MS);
      return undefined;
    },
  },
  {
    name: 'Flooded',
    what: `other clients ask the proxy ${FLOOD.rate} times a second for fruits that it does not know; the upstream bears 250 calls a second`,
    happen: ({ url, seconds, seed }) => ask({ url, seconds, seed, ...FLOOD }),
  },
];

import type { TSESTree } from '@typescript-eslint/utils';
import type { Detector, Verdict } from './detector.js';
import { displayApi } from './display-api.js';
import { ON_THE_LOOP } from '../report/reaches.js';
import { isClockReading, mentionsClock } from '../syntax/clock.js';
import { isEffectFree } from '../syntax/effects.js';
import { isEmpty, isOnlyRead, polledPort } from '../syntax/polling.js';
import { valueOf } from '../syntax/value-of.js';
import type { Walk } from '../summarize/walk.js';

export const blockingSleep: Detector = {
  name: 'blocking-sleep',
  title: 'Blocking sleep in async code',
  summary: 'The thread is parked or spun to let time pass.',
  why: 'While the thread sleeps, every request, timer and socket of the process waits with it. A sleep of half a second in a path taken twice per second stops the server for good.',
  remedy: 'Await `setTimeout` from `node:timers/promises`.',
  utility: ['asyncRetry', 'AsyncRateLimiter'],
  impact: 'critical',
  effortMinutes: 5,
  defaultReach: ON_THE_LOOP,
  options: [],
  category: 'sleep',
  examples: {
    bad: [
      `export async function poll() {\n  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);\n}`,
      `export async function pause(until) {\n  while (Date.now() < until) {}\n}`,
      `import { execSync } from 'node:child_process';\nexport async function settle() {\n  execSync('sleep 2');\n}`,
    ],
    good: [
      `import { setTimeout as sleep } from 'node:timers/promises';\nexport async function poll() {\n  await sleep(500);\n}`,
      `export async function drain(jobs, deadline) {\n  while (performance.now() < deadline && jobs.length > 0) jobs.pop().run();\n}`,
      `import { isMainThread } from 'node:worker_threads';\nexport async function idle(flag) {\n  if (!isMainThread) Atomics.wait(flag, 0, 0);\n}`,
    ],
  },
  collect: {
    WhileStatement: collectSpin,
    DoWhileStatement: collectSpin,
    ForStatement: collectSpin,
  },
  judgeCall: ({ api, replacement }) => ({
    message: `${displayApi(api)} holds the only thread until the time is over.`,
    remedy: `Use ${replacement}.`,
  }),
  judge: ({ candidate, nodes, apisAt }) => {
    if (candidate.data.waitsFor === 'message' && !nodes.some((node) => apisAt(node).includes(RECEIVE))) return null;
    return WAITS[candidate.data.waitsFor as WaitsFor];
  },
};

const RECEIVE = 'node:worker_threads#receiveMessageOnPort';

type WaitsFor = 'clock' | 'variable' | 'message';

const WAITS: Readonly<Record<WaitsFor, Verdict>> = {
  clock: {
    message: 'This loop spins until the clock has moved on, and holds the only thread meanwhile.',
    remedy: 'Await `setTimeout` from `node:timers/promises`.',
  },
  variable: {
    message: 'This loop spins until a variable has changed, and holds the only thread that could change it.',
    remedy: 'Await the promise or event of the work that sets the variable.',
  },
  message: {
    message: 'This loop asks for a message again and again, and holds the only thread until one has come.',
    remedy: "Await `once(port, 'message')`.",
    impact: 'high',
  },
};

/** A loop that compares the clock with a bound, looks at a variable, or asks for a message, and does nothing else. */
function collectSpin(node: TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement, walk: Walk): void {
  if (!node.test) return;
  const port = polledPort(node.body, node.test);
  if (port) return walk.candidate('blocking-sleep', node, { waitsFor: 'message' }, [valueOf(walk, port)]);
  if (!isEffectFree(node.body)) return;
  if (mentionsClock(node.test) || isClockReading(node.body, node.test)) return walk.candidate('blocking-sleep', node, { waitsFor: 'clock' });
  if (node.type !== 'ForStatement' && isEmpty(node.body) && isOnlyRead(node.test)) walk.candidate('blocking-sleep', node, { waitsFor: 'variable' });
}

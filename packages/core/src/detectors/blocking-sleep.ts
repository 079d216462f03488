import type { TSESTree } from '@typescript-eslint/utils';
import type { Detector } from './detector.js';
import { displayApi } from './display-api.js';
import { ON_THE_LOOP } from './on-the-loop.js';
import { isClockReading, mentionsClock } from './syntax/clock.js';
import { isEffectFree } from './syntax/effects.js';
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
  judge: () => ({
    message: 'This loop spins until the clock has moved on, and holds the only thread meanwhile.',
    remedy: 'Await `setTimeout` from `node:timers/promises`.',
  }),
};

/** A loop that compares the clock with a bound and does nothing else. */
function collectSpin(node: TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement, walk: Walk): void {
  if (!node.test || !isEffectFree(node.body)) return;
  if (mentionsClock(node.test) || isClockReading(node.body, node.test)) walk.candidate('blocking-sleep', node, {});
}

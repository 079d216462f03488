import { COMPUTED_NAME, methodsOf } from '../roots/api.js';
import type { CallbackRule } from './rule.js';

const TRAPS = 'get set has deleteProperty ownKeys apply construct getPrototypeOf setPrototypeOf isExtensible preventExtensions getOwnPropertyDescriptor defineProperty'.split(' ');

/** What the language and the timers do with a function. */
export const language: readonly CallbackRule[] = [
  { apis: ['global#Promise'], runs: 'now', callbacks: [0], mustBeSync: true },
  { apis: ['global#Promise.try'], runs: 'now', callbacks: [0], awaits: true, passesThrough: true },
  {
    apis: ['?#', 'global#Promise.prototype'].flatMap((owner) => methodsOf(owner, 'then catch finally')).concat('global#PromiseLike.prototype.then'),
    runs: 'later',
    reach: 'caller',
    awaits: true,
    passesThrough: true,
  },
  { apis: methodsOf('global#', 'queueMicrotask process.nextTick setTimeout setImmediate'), runs: 'later', callbacks: [0] },
  { apis: ['global#scheduler.postTask', 'global#requestIdleCallback'], runs: 'later', callbacks: [0] },
  { apis: ['global#Reflect.apply', 'global#Reflect.construct'], runs: 'now', callbacks: [0], passesThrough: true },
  { apis: ['global#FinalizationRegistry'], runs: 'later', reach: 'background', callbacks: [0] },
  {
    apis: ['global#Proxy'],
    runs: 'now',
    // What else the handler holds is its own affair, unless its name is computed.
    callbacks: [{ argument: 1, properties: [...TRAPS, COMPUTED_NAME] }],
    mustBeSync: true,
  },
  {
    apis: methodsOf('global#', 'PerformanceObserver MutationObserver'),
    runs: 'later',
    reach: 'background',
    callbacks: [0],
  },
  { apis: ['node:perf_hooks#PerformanceObserver'], runs: 'later', reach: 'background', callbacks: [0] },
  { apis: ['node:perf_hooks#performance.timerify'], runs: 'now', callbacks: [0], wraps: true },
];

import { shape, withDefault } from '../options/kinds.js';
import { systemClock, type Clock } from './clock.js';
import { systemRandom, type Random } from './random.js';
import { systemScheduler, type Scheduler } from './scheduler.js';

/** What every constructor and factory takes instead of the globals; tests pass a `ManualClock` as clock and scheduler. */
export interface Runtime {
  /** Default: `performance.now()` and `Date.now()`. */
  clock?: Clock;
  /** Default: `setTimeout`, with delays of any length. */
  scheduler?: Scheduler;
  /** Default: `Math.random()`. */
  random?: Random;
}

/** The part of an options schema that is the same everywhere. */
export const runtimeSchema = {
  clock: /* @__PURE__ */ withDefault(/* @__PURE__ */ shape<Clock>('a clock', 'now', 'wallNow'), systemClock),
  scheduler: /* @__PURE__ */ withDefault(/* @__PURE__ */ shape<Scheduler>('a scheduler', 'schedule'), systemScheduler),
  random: /* @__PURE__ */ withDefault(/* @__PURE__ */ shape<Random>('a source of chance', 'next'), systemRandom),
};

import { OptionError } from '../base/errors/option-error.js';
import { checkOptions, type Checked } from '../base/options/check-options.js';
import { boolean, duration, integer, oneOf, optional, text, withDefault } from '../base/options/kinds.js';
import type { Duration } from '../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../base/time/runtime.js';
import type { Algorithm, Limits } from './algorithm.js';
import { Gcra } from './gcra.js';
import { SlidingCounter } from './sliding-counter.js';
import { SlidingLog } from './sliding-log.js';

/** How starts are counted: see the page of `/limiter`. */
export type AlgorithmName = 'sliding-log' | 'gcra' | 'token-bucket' | 'sliding-counter';

/** The limit itself. */
export interface LimitOptions {
  /** Units per `per`, an integer from 1; to 100 000 with `sliding-log`. */
  rate: number;
  /** The span that the rate is counted over, above 0 ms. */
  per: Duration;
  /** Units that may start at once, an integer from 1; with `gcra` and `token-bucket` only. Default: `rate`. */
  burst?: number;
}

/** What every limiter takes. */
export interface CommonOptions extends LimitOptions, Runtime {
  /** The least time between two starts, whatever their costs. Default: 0. */
  minInterval?: Duration;
  /** How many may wait, all keys together, an integer from 0. Default: 10 000. */
  maxQueue?: number;
  /** `false` admits everything, and counts. Default: `true`. */
  enabled?: boolean;
  /** The name in errors and messages. Default: `'limiter'`. */
  name?: string;
}

export const commonSchema = {
  ...runtimeSchema,
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), 'limiter'),
  rate: /* @__PURE__ */ integer(1),
  per: /* @__PURE__ */ duration(0.001),
  burst: /* @__PURE__ */ optional(/* @__PURE__ */ integer(1)),
  minInterval: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(), 0),
  maxQueue: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(0), 10_000),
  enabled: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), true),
};

const limiterSchema = {
  ...commonSchema,
  algorithm: /* @__PURE__ */ withDefault(/* @__PURE__ */ oneOf('sliding-log', 'gcra', 'token-bucket', 'sliding-counter'), 'sliding-log'),
  adaptive: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), false),
};

const LARGEST_LOG = 100_000;

/** Options of a limiter, checked one by one and together. */
export function checkLimiterOptions(given: CommonOptions): Checked<typeof limiterSchema> {
  const checked = checkOptions(given, limiterSchema);
  checkLimits(checked);
  return checked;
}

/** Throws when a limit does not fit the algorithm. */
export function checkLimits(limits: { algorithm: AlgorithmName; rate: number; burst?: number }): void {
  const { algorithm, rate, burst } = limits;
  if (burst !== undefined && algorithm.startsWith('sliding')) {
    throw new OptionError('burst', 'left out', burst, `\`burst\` and \`algorithm: '${algorithm}'\` contradict each other; leave \`burst\` out, or use \`algorithm: 'gcra'\`.`);
  }
  if (algorithm !== 'sliding-log' || rate <= LARGEST_LOG) return;
  const expected = `an integer from 1 to ${LARGEST_LOG}`;
  throw new OptionError('rate', expected, rate, `\`rate\` must be ${expected} with \`sliding-log\`; got \`${rate}\`. Use \`algorithm: 'gcra'\` for more.`);
}

export function makeAlgorithm(name: AlgorithmName, limits: Limits): Algorithm {
  if (name === 'sliding-log') return new SlidingLog(limits);
  return name === 'sliding-counter' ? new SlidingCounter(limits) : new Gcra(limits);
}

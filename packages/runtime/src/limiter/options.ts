import { OptionError } from '../base/errors/option-error.js';
import { checkOptions, type Checked } from '../base/options/check-options.js';
import { boolean, duration, integer, oneOf, optional, text, withDefault } from '../base/options/kinds.js';
import { signalOption } from '../base/signals/signal-option.js';
import { deadlineOption } from '../base/time/deadline-like.js';
import type { Duration } from '../base/time/duration.js';
import { type Runtime, runtimeSchema } from '../base/time/runtime.js';
import type { Algorithm, Limits } from './algorithm.js';
import { Gcra } from './gcra.js';
import { SlidingCounter } from './sliding-counter.js';
import { SlidingLog } from './sliding-log.js';
import { LEVELS } from './wait-priority.js';

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
  /** How starts are counted. */
  algorithm?: AlgorithmName;
  /** Whether `observe` also lowers the rate when a server complains. Default: `false`. */
  adaptive?: boolean;
  /** The least time between two starts, whatever their costs. Default: 0. */
  minInterval?: Duration;
  /** How many may wait, all keys together, an integer from 0. Default: 10 000. */
  maxQueue?: number;
  /** `false` admits everything, and counts. Default: `true`. */
  enabled?: boolean;
  /** The name in errors and messages. Default: `'limiter'`. */
  name?: string;
}

const algorithm = /* @__PURE__ */ oneOf('sliding-log', 'gcra', 'token-bucket', 'sliding-counter');

const limiterSchema = {
  ...runtimeSchema,
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), 'limiter'),
  rate: /* @__PURE__ */ integer(1),
  per: /* @__PURE__ */ duration(0.001),
  burst: /* @__PURE__ */ optional(/* @__PURE__ */ integer(1)),
  minInterval: /* @__PURE__ */ withDefault(/* @__PURE__ */ duration(), 0),
  maxQueue: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(), 10_000),
  enabled: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), true),
  algorithm: /* @__PURE__ */ withDefault(algorithm, 'sliding-log'),
  adaptive: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), false),
};

const keyedSchema = {
  ...limiterSchema,
  algorithm: /* @__PURE__ */ withDefault(algorithm, 'gcra'),
  maxKeys: /* @__PURE__ */ withDefault(/* @__PURE__ */ integer(1, 10_000_000), 100_000),
  onKeyOverflow: /* @__PURE__ */ withDefault(/* @__PURE__ */ oneOf('share', 'deny'), 'share'),
};

export type LimiterSettings = Checked<typeof limiterSchema>;

/** Options of one call. */
export const waitSchema = {
  signal: signalOption,
  deadline: deadlineOption,
  priority: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(...LEVELS)),
};

export const runSchema = { ...waitSchema, cost: /* @__PURE__ */ optional(/* @__PURE__ */ integer(1)) };

const LARGEST_LOG = 100_000;

/** Options of a limiter, checked one by one and together. */
export function checkLimiterOptions(given: CommonOptions): LimiterSettings {
  return fitting(checkOptions(given, limiterSchema));
}

export function checkKeyedOptions(given: CommonOptions): Checked<typeof keyedSchema> {
  return fitting(checkOptions(given, keyedSchema));
}

/** Throws when a limit does not fit the algorithm. */
function fitting<Settings extends LimiterSettings>(settings: Settings): Settings {
  const { algorithm, rate, burst } = settings;
  if (burst !== undefined && algorithm.startsWith('sliding')) {
    throw new OptionError('burst', 'left out', burst, `\`burst\` and \`algorithm: '${algorithm}'\` contradict each other; leave \`burst\` out, or use \`algorithm: 'gcra'\`.`);
  }
  if (algorithm !== 'sliding-log' || rate <= LARGEST_LOG) return settings;
  const expected = `an integer from 1 to ${LARGEST_LOG}`;
  throw new OptionError('rate', expected, rate, `\`rate\` must be ${expected} with \`sliding-log\`; got \`${rate}\`. Use \`algorithm: 'gcra'\` for more.`);
}

export function toLimits({ rate, per, burst = rate }: LimiterSettings, share: number): Limits {
  return { rate, perMs: per, burst, share };
}

export function makeAlgorithm(settings: LimiterSettings, slots: number): Algorithm {
  const limits = toLimits(settings, 1);
  if (settings.algorithm === 'sliding-log') return new SlidingLog(limits);
  return settings.algorithm === 'sliding-counter' ? new SlidingCounter(limits, slots) : new Gcra(limits, slots);
}

import { OptionError } from '../errors/option-error.js';
import { checkOptions, type Checked } from '../options/check-options.js';
import { duration, type Kind, number, oneOf, optional, withDefault } from '../options/kinds.js';
import type { Duration } from './duration.js';
import type { Random } from './random.js';

/** How waits grow: a duration is always the same wait, an object grows from `initial`. */
export type Backoff =
  | Duration
  | {
      /** The first wait. */
      initial: Duration;
      /** What each wait is multiplied by for the next, from 1. Default: 2. */
      factor?: number;
      /** The longest wait. Default: `'30s'`, or `initial` if that is longer. */
      max?: Duration;
      /** Which part of a wait is left to chance. Default: `'full'`. */
      jitter?: Jitter;
    };

/** `full`: all of it; `equal`: half; `decorrelated`: up to three times the wait before; `none`: nothing. */
export type Jitter = 'full' | 'equal' | 'decorrelated' | 'none';

/** A backoff whose options are checked and whose durations are milliseconds. */
export interface BackoffSettings {
  readonly initial: number;
  readonly factor: number;
  readonly max: number;
  readonly jitter: Jitter;
}

const DEFAULT_MAX_MS = 30_000;

/** The options of a growing backoff, for utilities that have them among their own. */
export const backoffSchema = {
  initial: /* @__PURE__ */ duration(),
  factor: /* @__PURE__ */ withDefault(/* @__PURE__ */ number(1), 2),
  max: /* @__PURE__ */ optional(/* @__PURE__ */ duration()),
  jitter: /* @__PURE__ */ withDefault(/* @__PURE__ */ oneOf('full', 'equal', 'decorrelated', 'none'), 'full'),
};

/** A backoff as an option. */
export function backoff(): Kind<BackoffSettings> {
  const fixed = duration();
  return {
    expected: `${fixed.expected} or an object with \`initial\``,
    read(given, path) {
      if (typeof given === 'object' && given) return toBackoff(checkOptions(given, backoffSchema, path), `${path}.`);
      const wait = fixed.read(given, path);
      return wait === undefined ? undefined : { initial: wait, factor: 1, max: wait, jitter: 'none' };
    },
  };
}

/** The settings that checked options of `backoffSchema` make. `prefix` stands before their names in an error. */
export function toBackoff({ initial, factor, max = Math.max(initial, DEFAULT_MAX_MS), jitter }: Checked<typeof backoffSchema>, prefix = ''): BackoffSettings {
  if (initial <= max) return { initial, factor, max, jitter };
  throw new OptionError(`${prefix}initial`, `at most \`${prefix}max\` (${max} ms)`, initial);
}

/**
 * The wait in milliseconds after failed attempt `attempt`, counted from 1. `previousMs` is the wait before it, which only `decorrelated` looks at.
 * The kinds of jitter are those of "Exponential Backoff And Jitter", Marc Brooker, AWS Architecture Blog, 2015.
 */
export function backoffDelay({ initial, factor, max, jitter }: BackoffSettings, attempt: number, random: Random, previousMs = initial): number {
  // Finite, so that a wait of 0 stays 0 however often it grows.
  const growth = Math.min(factor ** (attempt - 1), Number.MAX_VALUE);
  const delay = Math.min(max, initial * growth);
  switch (jitter) {
    case 'none':
      return delay;
    case 'full':
      return random.next() * delay;
    case 'equal':
      return (delay + random.next() * delay) / 2;
    case 'decorrelated':
      return Math.min(max, initial + random.next() * (previousMs * 3 - initial));
  }
}

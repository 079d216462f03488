import { OptionError } from '../errors/option-error.js';
import { checkOptions, type Checked } from '../options/check-options.js';
import { duration, number, oneOf, optional, withDefault, type Kind } from '../options/kinds.js';
import { DURATION, parseDuration } from '../time/duration.js';
import type { BackoffPolicy } from './backoff.js';

const LONGEST_DEFAULT_MS = 30_000;

/** The fields of a growing backoff, for a schema that has them beside its own. */
export const backoffSchema = {
  initial: /* @__PURE__ */ duration(),
  factor: /* @__PURE__ */ withDefault(/* @__PURE__ */ number(1), 2),
  max: /* @__PURE__ */ optional(/* @__PURE__ */ duration()),
  jitter: /* @__PURE__ */ withDefault(/* @__PURE__ */ oneOf('full', 'equal', 'decorrelated', 'none'), 'full'),
};

/** A backoff as an option of its own: one duration, or the fields of a growing one. */
export function backoff(): Kind<BackoffPolicy> {
  return {
    expected: `${DURATION} or an object with \`initial\``,
    read: (given, path) => (typeof given === 'object' && given ? toPolicy(checkOptions(given, backoffSchema, path), `${path}.`) : constant(given)),
  };
}

/** The policy that checked fields make. `prefix` stands before their names in an error. */
export function toPolicy({ initial, factor, max, jitter }: Checked<typeof backoffSchema>, prefix = ''): BackoffPolicy {
  if (max !== undefined && initial > max) {
    throw new OptionError(`${prefix}initial`, `at most \`${prefix}max\``, initial, `\`${prefix}initial\` must be at most \`${prefix}max\`; got ${initial} ms and ${max} ms.`);
  }
  return { initial, factor, max: max ?? Math.max(initial, LONGEST_DEFAULT_MS), jitter };
}

function constant(given: unknown): BackoffPolicy | undefined {
  const wait = parseDuration(given);
  return wait !== undefined && wait >= 0 && wait < Infinity ? { initial: wait, factor: 1, max: wait, jitter: 'none' } : undefined;
}

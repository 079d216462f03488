import { checkOptions, type Checked } from '../base/options/check-options.js';
import { boolean, type Kind, optional, text, withDefault } from '../base/options/kinds.js';
import { signalOption } from '../base/signals/signal-option.js';
import { deadlineOption } from '../base/time/deadline-like.js';
import { type Runtime, runtimeSchema } from '../base/time/runtime.js';
import type { PipelineRunOptions } from './api.js';

export interface PipelineOptions extends Runtime {
  /** The name in errors and messages. Default: `'pipeline'`. */
  name?: string;
  /** Whether a doubtful order throws instead of being told by `warnings`. Default: `false`. */
  strict?: boolean;
  /** Whether the work may run more than once. Default: `true`. */
  isIdempotent?: boolean;
}

const schema = {
  ...runtimeSchema,
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), 'pipeline'),
  strict: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), false),
  isIdempotent: /* @__PURE__ */ withDefault(/* @__PURE__ */ boolean(), true),
};

export type PipelineSettings = Checked<typeof schema>;

export function checkPipelineOptions(options: PipelineOptions | undefined): PipelineSettings {
  return checkOptions(options, schema);
}

const runSchema = {
  signal: signalOption,
  deadline: deadlineOption,
  isIdempotent: /* @__PURE__ */ optional(/* @__PURE__ */ boolean()),
  tags: /* @__PURE__ */ withDefault(/* @__PURE__ */ list<string>(), []),
  args: /* @__PURE__ */ withDefault(/* @__PURE__ */ list(), []),
};

export type RunSettings = Checked<typeof runSchema>;

export const AT_EASE: RunSettings = Object.freeze({ signal: undefined, deadline: undefined, isIdempotent: undefined, tags: [], args: [] });

export function checkRunOptions(options: PipelineRunOptions | undefined): RunSettings {
  return options === undefined ? AT_EASE : checkOptions(options, runSchema);
}

function list<Item>(): Kind<readonly Item[]> {
  return { expected: 'an array', read: (given) => (Array.isArray(given) ? (given as Item[]) : undefined) };
}

import { checkOptions, type Checked } from '../base/options/check-options.js';
import { callback, optional, text, withDefault } from '../base/options/kinds.js';
import { signalOption } from '../base/signals/signal-option.js';
import { deadlineOption } from '../base/time/deadline-like.js';
import { runtimeSchema } from '../base/time/runtime.js';
import type { TimeoutOptions } from './api.js';

/** Of work that has no name of its own. */
export const DEFAULT_NAME = 'The work';

const schema = {
  ...runtimeSchema,
  signal: signalOption,
  deadline: deadlineOption,
  name: /* @__PURE__ */ withDefault(/* @__PURE__ */ text(), DEFAULT_NAME),
  onLate: /* @__PURE__ */ optional(/* @__PURE__ */ callback<(result: never) => void>()),
};

export type TimeoutSettings = Checked<typeof schema>;

let defaults: TimeoutSettings | undefined;

export function timeoutSettings<Result>(options: TimeoutOptions<Result> | undefined): TimeoutSettings {
  return options === undefined ? (defaults ??= checkOptions({}, schema)) : checkOptions(options, schema);
}

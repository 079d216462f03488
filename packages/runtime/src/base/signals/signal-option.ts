import { optional, shape } from '../options/kinds.js';

/** The signal of a caller, as an option. */
export const signalOption = /* @__PURE__ */ optional(/* @__PURE__ */ shape<AbortSignal>('an AbortSignal', 'addEventListener', 'throwIfAborted'));

import { optional, shape } from '../options/kinds.js';

/** A point in time after which an answer is of no use; `Deadline` of `/timeout` is one. */
export interface DeadlineLike {
  /** Milliseconds that are left, 0 when it has passed. */
  remainingMs(): number;
}

/** The deadline of a caller, as an option. */
export const deadlineOption = /* @__PURE__ */ optional(/* @__PURE__ */ shape<DeadlineLike>('a deadline', 'remainingMs'));

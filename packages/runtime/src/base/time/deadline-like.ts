/** A point in time after which an answer is of no use; `Deadline` of `/timeout` is one. */
export interface DeadlineLike {
  /** Milliseconds that are left, 0 when it has passed. */
  remainingMs(): number;
}

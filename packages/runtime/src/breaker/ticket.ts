/** What an admitted call carries, so that its outcome is told from those of an earlier state. */
export interface Ticket {
  readonly generation: number;
  /** By the monotonic clock; 0 when nobody asks how long the call takes. */
  readonly startedAt: number;
}

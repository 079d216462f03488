import { sharedState } from '../../base/lifecycle/shared-state.js';

/** Why there was no other attempt. */
export type StopReason = 'not-retryable' | 'attempts' | 'time' | 'retry-after' | 'budget';

/** What came before the error that a retried call threw. */
export interface RetryHistory {
  /** How many attempts there were, from 1. */
  readonly attempts: number;
  /** What the last ten of them threw, in their order. */
  readonly errors: readonly unknown[];
  /** Why there was no other. */
  readonly stoppedBy: StopReason;
  /** `'exhausted'` when the budget refused another attempt. */
  readonly budget?: 'exhausted';
}

function histories(): WeakMap<object, RetryHistory> {
  return sharedState('retry-histories', () => new WeakMap<object, RetryHistory>());
}

/** What came before an error that a retried call threw; `undefined` for one that came otherwise, or is no object. An error that is thrown again and again has its last history. */
export function retryHistory(error: unknown): RetryHistory | undefined {
  return histories().get(error as object);
}

/** Remembers a history as long as its error is. */
export function remember(error: unknown, history: RetryHistory): void {
  if (Object(error) === error) histories().set(error as object, Object.freeze(history));
}

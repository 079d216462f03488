import { sharedState } from '../base/lifecycle/shared-state.js';
import type { TimeoutStats } from './api.js';

type Counters = { -readonly [Name in keyof TimeoutStats]: TimeoutStats[Name] };

/** Of the process, since `withTimeout` has no object that could keep them. */
export function counters(): Counters {
  return sharedState('timeout', () => ({ timedOut: 0, ignoredSignal: 0, lateResults: 0, lateFailures: 0 }));
}

/** What all calls of `withTimeout` in this process came to, as a new frozen object. */
export function timeoutStats(): Readonly<TimeoutStats> {
  return Object.freeze({ ...counters() });
}

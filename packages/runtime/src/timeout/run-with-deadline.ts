import { TimeoutError } from '../base/errors/timeout-error.js';
import { currentDeadline } from './current-deadline.js';
import type { Deadline } from './deadline.js';

/**
 * Makes a deadline the one that `Deadline.current()` finds, in `work` and all that it calls and awaits. Within another, the earlier of
 * the two holds. Nothing is stopped by that: whoever waits passes the deadline on. Throws a `TimeoutError` when it has passed.
 */
export function runWithDeadline<Result>(deadline: Deadline, work: () => Result): Result {
  const storage = currentDeadline();
  const outer = storage.getStore();
  const earlier = outer && outer.remainingMs() < deadline.remainingMs() ? outer : deadline;
  if (earlier.isExpired) throw new TimeoutError('The work', 0, false);
  return storage.run(earlier, work);
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { sharedState } from '../base/lifecycle/shared-state.js';
import type { Deadline } from './deadline.js';

/** Where the deadline of the code that runs is kept. It costs nothing before the first `runWithDeadline`. */
export function currentDeadline(): AsyncLocalStorage<Deadline> {
  return sharedState('deadline', () => new AsyncLocalStorage<Deadline>());
}

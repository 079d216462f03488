import type { Messages } from '../base/telemetry/events.js';
import type { events } from './events.js';

export { OptionError } from '../base/errors/option-error.js';
export { TimeoutError } from '../base/errors/timeout-error.js';
export type { TimeoutContext, TimeoutOptions, TimeoutStats } from './api.js';
export { Deadline } from './deadline.js';
export { runWithDeadline } from './run-with-deadline.js';
export { sleep, type SleepOptions } from './sleep.js';
export { timeoutStats } from './timeout-stats.js';
export { withTimeout } from './with-timeout.js';
export type TimeoutMessages = Messages<typeof events>;

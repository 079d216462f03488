import type { Messages } from '../base/telemetry/events.js';
import type { events } from './events.js';

export { BulkheadFullError } from '../base/errors/bulkhead-full-error.js';
export { ClosedError } from '../base/errors/closed-error.js';
export { OptionError } from '../base/errors/option-error.js';
export type { RunContext } from '../base/signals/run-context.js';
export type { BulkheadStats, BulkheadWaitOptions } from './api.js';
export { Bulkhead } from './bulkhead.js';
export type { AdaptiveOptions } from './limits/options.js';
export type { BulkheadOptions } from './options.js';
export type { BulkheadPermit } from './bulkhead-permit.js';
export type BulkheadMessages = Messages<typeof events>;

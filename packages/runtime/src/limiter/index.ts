import type { Messages } from '../base/telemetry/events.js';
import type { events } from './events.js';

export { OptionError } from '../base/errors/option-error.js';
export { ClosedError } from '../base/errors/closed-error.js';
export { QueueFullError } from '../base/errors/queue-full-error.js';
export { RateLimitedError } from '../base/errors/rate-limited-error.js';
export type { RunContext } from '../base/signals/run-context.js';
export type { Admission, KeyedLimiterStats, LimiterStats, ObservedResponse, Refusal, Reservation, LimiterRunOptions, LimiterWaitOptions } from './api.js';
export { AsyncRateLimiter, type LimiterOptions } from './async-rate-limiter.js';
export { KeyedRateLimiter, type KeyedLimiterOptions } from './keyed-rate-limiter.js';
export type { AlgorithmName, LimitOptions } from './options.js';
export type { RatePermit } from './rate-permit.js';
export type { WaitPriority } from './wait-priority.js';
export type LimiterMessages = Messages<typeof events>;

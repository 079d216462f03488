import type { Messages } from '../base/telemetry/events.js';
import type { events } from './events.js';

export { CircuitOpenError } from '../base/errors/circuit-open-error.js';
export { ClosedError } from '../base/errors/closed-error.js';
export { OptionError } from '../base/errors/option-error.js';
export type { RunContext } from '../base/signals/run-context.js';
export type { BreakerState, BreakerStats, BreakerRunOptions } from './api.js';
export { CircuitBreaker } from './circuit-breaker.js';
export type { ForcedMode } from './circuit.js';
export type { Classify, ErrorClass, Outcome } from './classify.js';
export type { BreakerOptions, HalfOpenOptions } from './options.js';
export type { Pass } from './pass.js';
export type { BreakerSnapshot } from './snapshot.js';
export type { ConsecutiveOptions, CountOptions, RateOptions, TimeOptions, TripOptions } from './trips/options.js';
export type BreakerMessages = Messages<typeof events>;

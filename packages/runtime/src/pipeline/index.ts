import type { Messages } from '../base/telemetry/events.js';
import type { events } from './events.js';

export { OptionError } from '../base/errors/option-error.js';
export { TimeoutError } from '../base/errors/timeout-error.js';
export type { AbortSource } from '../base/signals/abort-source.js';
export type { AddedBy, CallContext, CallPart, Layer, Next, PipelineRunOptions, PipelineStats, Work } from './api.js';
export { fallbackChain, type FallbackChainOptions, type Step, type StepBreaker } from './fallback-chain.js';
export { breaker, type BreakerPass, type Breaking } from './layers/breaker.js';
export { type Bounding, bulkhead, type Permit } from './layers/bulkhead.js';
export { cached, type Loading } from './layers/cached.js';
export { fallback } from './layers/fallback.js';
export { limit, type Limiting, type Waits } from './layers/limit.js';
export { type Measuring, monitor } from './layers/monitor.js';
export { type Attempted, hedged, type Repeating, type RepeatOptions, retry } from './layers/retry.js';
export { attemptTimeout, timeout, type TimeoutLayerOptions } from './layers/timeout.js';
export { type Pipeline, pipeline } from './pipeline.js';
export type { PipelineOptions } from './options.js';
export type PipelineMessages = Messages<typeof events>;

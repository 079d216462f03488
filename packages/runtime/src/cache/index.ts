import type { Messages } from '../base/telemetry/events.js';
import type { events } from './events.js';

export { ClosedError } from '../base/errors/closed-error.js';
export { OptionError } from '../base/errors/option-error.js';
export { TimeoutError } from '../base/errors/timeout-error.js';
export { AsyncLRUCache } from './async-lru-cache.js';
export type { DumpedEntry } from './dump.js';
export { CacheRegion, type RegionOptions } from './region.js';
export { cacheKey, type CacheKeyContext, type CacheKeyOptions } from './cache-key.js';
export type { CacheStats } from './cache-stats.js';
export type { EvictionReason } from './entries/audience.js';
export type { LoadContext, Loader } from './loads/flight.js';
export type { LoadDefaults, LoadOptions } from './loads/load-options.js';
export type { CacheOptions } from './options.js';
export type { PolicyName } from './policies/policies.js';
export type { WarmOptions, WarmReport } from './warm.js';
export type { Entry, WriteOptions } from './write-options.js';

export type CacheMessages = Messages<typeof events>;

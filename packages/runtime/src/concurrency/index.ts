export { OptionError } from '../base/errors/option-error.js';
export type { MapContext } from './map/map-context.js';
export { mapConcurrent } from './map/map-concurrent.js';
export { mapConcurrentStream } from './map/map-concurrent-stream.js';
export type { Mapped, MapOptions, MappedBatch, Mapper } from './map/options.js';
export type { ItemSource } from './source.js';

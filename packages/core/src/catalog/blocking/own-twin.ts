import type { Twin } from '../entry.js';

/** Most packages offer the same as a promise, under the name without `Sync`. */
export const ownTwin: Twin = { module: '{module}', path: '{path}', shape: 'promise' };
export const ownReplacement = '`{async}` of the same package';

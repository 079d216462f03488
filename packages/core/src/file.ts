/** What a driver needs that has a tree of one file and no program: an ESLint plugin. */
export { analyzeModule } from './analyze-module.js';
export { discoverFile } from './discover/discover-file.js';
export type * from './analyze-module.js';
export type { OpenedFile } from './discover/discover-file.js';

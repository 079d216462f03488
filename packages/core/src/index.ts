export type * from './catalog/callbacks.js';
export type * from './catalog/entry.js';
export type * from './catalog/roots.js';
export type * from './config/config.js';
export type * from './options.js';
export type * from './report/graph.js';
export type * from './report/report.js';

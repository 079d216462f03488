import type { Renderer } from './renderer.js';

/** The report itself, for programs. */
export const json: Renderer = (report) => JSON.stringify(report, null, 2);

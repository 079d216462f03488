import type { Graph } from '@perf-analyze/core';

/** A format of a call graph: one pure function. */
export type GraphRenderer = (graph: Graph) => string;

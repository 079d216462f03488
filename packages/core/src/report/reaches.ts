import type { Reach } from './report.js';

/** Where a call holds up the work of others, hottest first. */
export const ON_THE_LOOP = ['request', 'background', 'unknown'] as const satisfies readonly Reach[];

/** The same, to ask of a class of path. */
export const RUNS_OFTEN: ReadonlySet<Reach> = new Set(ON_THE_LOOP);

/** What is known to come again and again, from outside. */
export const COMES_AGAIN: ReadonlySet<Reach> = new Set(['request', 'background']);

/** All classes of path, hottest first. */
export const REACHES = [...ON_THE_LOOP, 'startup', 'tooling', 'offloaded'] as const satisfies readonly Reach[];

/** All of them, and what no path leads to. */
export const EVERY_REACH = [...REACHES, 'unreached'] as const satisfies readonly Reach[];

import type { Collector, Collectors } from './collector.js';

/** One table of collectors for many detectors, so that one traversal serves all. */
export function mergeCollectors(tables: readonly (object | undefined)[]): Collectors {
  const merged: Record<string, Collector[]> = {};
  for (const table of tables) {
    for (const [type, collector] of Object.entries(table ?? {})) (merged[type] ??= []).push(collector as Collector);
  }
  return merged;
}

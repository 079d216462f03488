import type { Graph, GraphFunction } from '@perf-analyze/core';

/** The functions of each file, in the order of the graph. */
export function groupByFile({ functions }: Graph): Map<string, GraphFunction[]> {
  const files = new Map<string, GraphFunction[]>();
  for (const entry of functions) {
    const group = files.get(entry.file);
    if (group) group.push(entry);
    else files.set(entry.file, [entry]);
  }
  return files;
}

/** The external APIs of the graph, each once, and a number for each. */
export function externalNumbers({ external }: Graph): Map<string, number> {
  const apis = [...new Set(external.map(({ api }) => api))].sort();
  return new Map(apis.map((api, index) => [api, index]));
}

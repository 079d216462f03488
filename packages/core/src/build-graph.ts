import type { AnalyzeOptions } from './options.js';
import type { Graph } from './report/graph.js';

/** Links a project and gives its call graph. */
export async function buildGraph(options: AnalyzeOptions = {}): Promise<Graph> {
  return (await import('./make-graph.js')).makeGraph(options);
}

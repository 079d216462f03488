import type { Graph, GraphFunction } from '@perf-analyze/core';
import { CommandLineError } from '../command-line-error.js';
import type { SourceLine } from './source-line.js';

/** The part of the graph that the function at a line reaches, itself included. */
export function reachableFrom(graph: Graph, at: SourceLine): Graph {
  const reached = reachedFunctions(graph, functionAt(graph, at).id);
  return {
    functions: graph.functions.filter(({ id }) => reached.has(id)),
    edges: graph.edges.filter(({ from }) => reached.has(from)),
    external: graph.external.filter(({ from }) => reached.has(from)),
    unresolved: graph.unresolved.filter(({ from }) => reached.has(from)),
  };
}

/** The innermost function around the line: of those that hold it, the one that begins last. */
function functionAt({ functions }: Graph, { file, line }: SourceLine): GraphFunction {
  const around = functions.filter((entry) => entry.file === file && entry.line <= line && line <= entry.endLine);
  const innermost = around.sort((a, b) => a.line - b.line || a.column - b.column).at(-1);
  if (innermost) return innermost;
  throw new CommandLineError(`There is no function at ${file}:${line}; check --from.`);
}

function reachedFunctions({ edges }: Graph, start: number): Set<number> {
  const callees = new Map<number, number[]>();
  for (const { from, to } of edges) {
    const known = callees.get(from);
    if (known) known.push(to);
    else callees.set(from, [to]);
  }
  const reached = new Set([start]);
  // A set hands out what is added while it is walked, so this ends when nothing new is reached.
  for (const id of reached) for (const to of callees.get(id) ?? []) reached.add(to);
  return reached;
}

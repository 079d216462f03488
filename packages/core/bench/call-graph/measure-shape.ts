import type { Graph, GraphFunction } from '../../src/report/graph.js';
import { type FunctionPlace, sameFunction, type SourceIndex, type Span } from './source-index.js';
import { readTruth, type Truth } from './truth.js';

/** How the graph of a shape compares with its truth. */
export interface ShapeScore {
  /** Call-to-function edges that the comments require. */
  total: number;
  found: number;
  /** Edges of the graph, and those of them that no comment allows. */
  edges: number;
  wrong: number;
  misses: string[];
  surplus: string[];
}

const CALLABLE = new Set<FunctionPlace['kind']>(['function', 'getter', 'setter']);

interface Edge {
  file: string;
  /** Where the call starts, and where the names of what is called end: a chain has several. */
  lines: Set<number>;
  callee: FunctionPlace;
}

/** Compares a graph with the comments of the shape that it was made from. */
export function measureShape(folder: string, graph: Graph): ShapeScore {
  const truth = readTruth(folder);
  const edges = writtenEdges(graph, truth);
  const misses = [...truth.required].flatMap(([at, places]) =>
    [...places].filter((place) => !edges.some((edge) => isAt(edge, at) && edge.callee === place)).map((place) => `${at} → ${describe(place, truth)}`),
  );
  const surplus = edges.filter((edge) => !isAllowed(edge, truth));
  const total = [...truth.required.values()].reduce((sum, places) => sum + places.size, 0);
  return {
    total,
    found: total - misses.length,
    edges: edges.length,
    wrong: surplus.length,
    misses,
    surplus: surplus.map(({ file, lines, callee }) => `${file}:${Math.min(...lines)} → ${describe(callee, truth)}`),
  };
}

/** Calls of functions, each once. Module bodies, field initializers and classes without constructor are not part of the truth. */
function writtenEdges({ functions, edges }: Graph, { sources }: Truth): Edge[] {
  const byId = new Map(functions.map((function_) => [function_.id, function_]));
  const found = new Map<string, Edge>();
  for (const { to, call } of edges) {
    const { file: calleeFile, ...span } = byId.get(to) as GraphFunction;
    const callee = functionOf(sources.get(calleeFile), span);
    const source = sources.get(call.file);
    if (!callee || !source) continue;
    const calls = source.calls.filter(({ line, column }) => line === call.line && column === call.column);
    const key = [call.file, call.line, call.column, calleeFile, callee.line, callee.column].join(':');
    found.set(key, { file: call.file, lines: new Set([call.line, ...calls.map(({ calleeEndLine }) => calleeEndLine)]), callee });
  }
  return [...found.values()];
}

/** A class may stand for its constructor. */
function functionOf(source: SourceIndex | undefined, span: Span): FunctionPlace | undefined {
  const place = source?.functionAt(span);
  return place && source?.functions.findLast((function_) => CALLABLE.has(function_.kind) && sameFunction(function_, place));
}

function isAllowed(edge: Edge, { required, allowed }: Truth): boolean {
  return [...edge.lines].some((line) => {
    const at = `${edge.file}:${line}`;
    return [...(required.get(at) ?? []), ...(allowed.get(at) ?? [])].includes(edge.callee);
  });
}

function isAt({ file, lines }: Edge, at: string): boolean {
  return [...lines].some((line) => `${file}:${line}` === at);
}

function describe(place: FunctionPlace, { sources }: Truth): string {
  const file = [...sources.values()].find(({ functions }) => functions.includes(place))?.path ?? '';
  return `${file}:${place.line} ${place.name}`.trimEnd();
}

import { type Facts, infer } from './infer/infer.js';
import type { PathEdge } from './infer/edges/path-edges.js';
import type { Program } from './link/program.js';
import { loadProgram } from './load-program.js';
import type { AnalyzeOptions } from './options.js';
import type { Graph, GraphFunction } from './report/graph.js';
import { Stopwatch } from './stopwatch.js';

/** A function that other packages gave, of which no rule speaks. */
const UNNAMED = '*';

/** Links a project and gives its call graph. */
export async function makeGraph(options: AnalyzeOptions): Promise<Graph> {
  const { program } = await loadProgram(options, new Stopwatch());
  const facts = infer(program, { exported: [] });
  const { calls, files, apis } = program;
  const at = (call: number): { file: string; line: number; column: number } => {
    const { line, column } = calls.position(call);
    return { file: files[calls.file(call)].path, line, column };
  };
  const functions = Array.from({ length: program.functionCount }, (_, id) => toGraphFunction(program, id, facts.reachOf(id).reach));
  const external: Graph['external'] = [];
  for (let call = 0; call < calls.count; call++) {
    const named = calls.externals(call).map((api) => apis.text(api));
    const unnamed = named.length === 0 && calls.targets(call).length === 0 && calls.leadsElsewhere(call) ? [UNNAMED] : [];
    for (const api of [...named, ...unnamed]) external.push({ from: calls.function(call), api, call: at(call) });
  }
  return {
    functions,
    edges: [...program.edges, ...callbackEdges(program, facts)].map(({ from, to, call, confidence }) => ({ from, to, call: at(call), confidence })),
    external,
    unresolved: [...program.unresolved].map(([call, reason]) => ({ from: calls.function(call), call: at(call), reason })),
  };
}

/** Whom the platform and other packages call; copies of a closure are the closure. */
function callbackEdges({ calls }: Program, { edges: { edges } }: Facts): PathEdge[] {
  const found = new Map<string, PathEdge>();
  for (const edge of edges) {
    if (edge.origin !== 'callback' || edge.weak) continue;
    const [from, to] = [calls.functions.original(edge.from), calls.functions.original(edge.to)];
    found.set(`${from} ${to} ${edge.call}`, { ...edge, from, to });
  }
  return [...found.values()];
}

function toGraphFunction({ calls, files }: Program, id: number, reach: GraphFunction['reach']): GraphFunction {
  const { name, kind, async, range } = calls.functions.summary(id);
  const [line, column, endLine, endColumn] = range;
  return { id, name, file: files[calls.functions.file(id)].path, line, column, endLine, endColumn, async, kind, reach };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Confidence } from '../../src/report/report.js';
import type { CallSite, Graph, GraphFunction } from '../../src/report/graph.js';
import type { DynamicGraph } from './dynamic-graph.js';
import { type CallPlace, type FunctionPlace, sameFunction, SourceIndex, type Span } from './source-index.js';

/** An observed call that the static graph lacks. */
export interface Miss {
  call: string;
  callee: string;
  text: string;
}

/** How one program's static graph compares with what its run called. */
export interface Comparison {
  program: string;
  edges: number;
  found: Record<Confidence, number>;
  /** Static edges at observed calls, to functions that this run did not call there. */
  extra: Record<Confidence, number>;
  /** Observed calls with a callee, and the sum over them of the share of static callees that ran. */
  calls: number;
  precisionSum: number;
  misses: Miss[];
  extras: Miss[];
}

const ORDER: Confidence[] = ['definite', 'probable', 'possible'];

type InFile<T> = T & { file: string };

interface Observed {
  call: InFile<CallPlace>;
  callee: InFile<FunctionPlace>;
}

interface StaticCallee {
  place: InFile<FunctionPlace>;
  confidence: Confidence;
}

/**
 * Finds each observed call-to-function edge in the static graph.
 *
 * Both graphs are anchored in the parsed files, because the recorded positions are not always those of the syntax.
 * A static call is known by its start alone, so that all calls of a chain (`a().b()`) share their callees.
 */
export function compareGraphs(dynamic: DynamicGraph, graph: Graph): Comparison {
  const sources = new Sources(dynamic.folder);
  const callees = staticCallees(graph, sources);
  const ran = dynamic.functions.flatMap((span) => sources.functionAt(span) ?? []);
  const comparison = emptyComparison(dynamic);
  for (const [start, observed] of observedCalls(dynamic, sources)) {
    const predicted = callees.get(start) ?? [];
    for (const { call, callee } of observed) {
      const hit = predicted.find(({ place }) => isSame(place, callee));
      if (hit) comparison.found[hit.confidence]++;
      else comparison.misses.push(describe(call, callee));
    }
    const extra = predicted.filter(({ place }) => !observed.some(({ callee }) => isSame(place, callee)));
    for (const { place, confidence } of extra) {
      comparison.extra[confidence]++;
      comparison.extras.push(describe(observed[0].call, place));
    }
    const ranElsewhere = extra.filter(({ place }) => ran.some((function_) => isSame(place, function_))).length;
    comparison.calls++;
    comparison.precisionSum += precision(predicted.length - extra.length, ranElsewhere);
  }
  return comparison;
}

/** As Jelly does it: callees that never ran anywhere are left out, and a call without static callees is precise. */
function precision(right: number, wrong: number): number {
  return right + wrong === 0 ? 1 : right / (right + wrong);
}

/** By where they start, the calls of a chain together. */
function observedCalls(dynamic: DynamicGraph, sources: Sources): Map<string, Observed[]> {
  const calls = new Map<string, Observed[]>();
  for (const edge of dynamic.edges) {
    const call = sources.callAt(edge.call);
    const callee = sources.functionAt(edge.callee);
    if (!callee) throw new Error(`No function is written at ${startOf(edge.callee)}.`);
    calls.set(startOf(call), [...(calls.get(startOf(call)) ?? []), { call, callee }]);
  }
  return calls;
}

/** Without accessors: the recorded runs hold written calls only, and `this.total.add()` may start with one. */
function staticCallees({ functions, edges }: Graph, sources: Sources): Map<string, StaticCallee[]> {
  const byId = new Map(functions.map((function_) => [function_.id, function_]));
  const callees = new Map<string, StaticCallee[]>();
  for (const { to, call, confidence } of edges) {
    const place = sources.functionAt(byId.get(to) as GraphFunction);
    if (!place || place.kind === 'getter' || place.kind === 'setter' || place.kind === 'module') continue;
    const known = callees.get(startOf(call)) ?? [];
    const weaker = known.find((callee) => isSame(callee.place, place));
    if (!weaker) callees.set(startOf(call), [...known, { place, confidence }]);
    else if (ORDER.indexOf(confidence) < ORDER.indexOf(weaker.confidence)) weaker.confidence = confidence;
  }
  return callees;
}

/** The parsed files of a program. */
class Sources {
  private readonly indexes = new Map<string, SourceIndex>();

  constructor(private readonly folder: string) {}

  functionAt(span: InFile<Span>): InFile<FunctionPlace> | undefined {
    const place = this.index(span.file).functionAt(span);
    return place && { ...place, file: span.file };
  }

  callAt(span: InFile<Span>): InFile<CallPlace> {
    const place = this.index(span.file).callAt(span);
    if (!place) throw new Error(`No call is written at ${startOf(span)}.`);
    return { ...place, file: span.file };
  }

  private index(file: string): SourceIndex {
    const known = this.indexes.get(file);
    if (known) return known;
    const index = new SourceIndex(file, readFileSync(join(this.folder, file), 'utf8'));
    this.indexes.set(file, index);
    return index;
  }
}

function isSame(one: InFile<FunctionPlace>, other: InFile<FunctionPlace>): boolean {
  return one.file === other.file && sameFunction(one, other);
}

function describe(call: InFile<CallPlace>, callee: InFile<FunctionPlace>): Miss {
  return {
    call: startOf(call),
    callee: `${startOf(callee)} ${callee.name}`.trimEnd(),
    text: call.text.replaceAll(/\s+/g, ' ').slice(0, 80),
  };
}

function startOf({ file, line, column }: CallSite): string {
  return `${file}:${line}:${column}`;
}

function emptyComparison({ name, edges }: DynamicGraph): Comparison {
  const none = { definite: 0, probable: 0, possible: 0 };
  return { program: name, edges: edges.length, found: { ...none }, extra: { ...none }, calls: 0, precisionSum: 0, misses: [], extras: [] };
}

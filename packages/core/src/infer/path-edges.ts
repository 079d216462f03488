import { createCallbackLookup, type CallbackLookup } from '../catalog/callbacks/lookup.js';
import { createRootLookup } from '../catalog/roots/lookup.js';
import type { Confidence, Reach } from '../report/report.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { handlersOf } from './handlers.js';

/** A way by which running one function leads to running another. */
export interface PathEdge {
  from: number;
  to: number;
  call: number;
  confidence: Confidence;
  /** Runs once per element, beside the loops in which the call is written. */
  loop: boolean;
  /** Runs at most once per process. */
  once: boolean;
  /** Only code that runs often passes its class on: whether the callback runs at all is a guess. */
  weak: boolean;
  /** A call leads to its target, one that passes a function to wherever that runs. */
  origin: 'call' | 'passed' | 'callback';
}

/** A callback that runs on its own account, such as that of an interval. */
export interface DeferredCallback {
  function: number;
  reach: Reach;
  call: number;
  api: string;
}

export interface PathEdges {
  edges: PathEdge[];
  deferred: DeferredCallback[];
}

/**
 * Which function leads to which. Calls lead to their targets; a function that is passed along leads to wherever the
 * callee runs it, which is charged to the one who passed it and not to the callee that everybody shares.
 */
export function pathEdges(program: Program): PathEdges {
  const result: PathEdges = { edges: [], deferred: [] };
  const called = calledParameters(program);
  addCalls(program, result);
  addPassedFunctions(program, called, result);
  addCallbacks(program, createCallbackLookup(), result);
  return result;
}

function addCalls(program: Program, { edges }: PathEdges): void {
  const { calls } = program;
  const fanOut = new Map<number, number>();
  for (const edge of program.edges) if (edge.throughParameter) fanOut.set(edge.call, (fanOut.get(edge.call) ?? 0) + 1);
  for (const { from, to, call, confidence, throughParameter } of program.edges) {
    if (throughParameter && (fanOut.get(call) ?? 0) > 1) continue;
    const flags = calls.flags(call);
    edges.push({ from, to, call, confidence, loop: (flags & CallFlag.loop) !== 0, once: (flags & CallFlag.once) !== 0, weak: false, origin: 'call' });
  }
}

/** Parameters that their function calls, or hands on to one that calls them: `function:index`. */
function calledParameters(program: Program): Set<number> {
  const { calls } = program;
  const owner = parameterOwners(program);
  const called = new Set<number>();
  for (const edge of program.edges) if (edge.throughParameter) called.add(calls.callee(edge.call));
  for (let call = 0; call < calls.count; call++) if (owner.has(calls.callee(call))) called.add(calls.callee(call));
  let size = -1;
  while (size !== called.size) {
    size = called.size;
    for (const { call, to } of program.edges) {
      const parameters = program.bindingsOfParameters(to);
      for (let position = 0; position < calls.argumentCount(call); position++) {
        const argument = calls.argument(call, position);
        if (owner.has(argument) && parameters[position]?.some((node) => called.has(node))) called.add(argument);
      }
    }
  }
  return called;
}

function parameterOwners(program: Program): Set<number> {
  const nodes = new Set<number>();
  for (let fn = 0; fn < program.functionCount; fn++) for (const bindings of program.bindingsOfParameters(fn)) for (const node of bindings) nodes.add(node);
  return nodes;
}

function addPassedFunctions(program: Program, called: ReadonlySet<number>, { edges }: PathEdges): void {
  const { calls } = program;
  for (const { call, to, from, confidence } of program.edges) {
    const parameters = program.bindingsOfParameters(to);
    for (let position = 0; position < calls.argumentCount(call); position++) {
      if (!parameters[position]?.some((node) => called.has(node))) continue;
      for (const passed of program.functionsAt(calls.argument(call, position))) {
        edges.push({ from, to: passed, call, confidence, loop: false, once: false, weak: false, origin: 'passed' });
      }
    }
  }
}

/** Functions given to external APIs, by what the catalogue says of them. */
function addCallbacks(program: Program, lookup: CallbackLookup, result: PathEdges): void {
  const { calls, apis } = program;
  const roots = createRootLookup();
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.has(call, CallFlag.implicit) || !passesFunctions(program, call)) continue;
    const externals = calls.externals(call).map((api) => apis.text(api));
    if (externals.length === 0) {
      const member = calls.member(call);
      if (calls.targets(call).length === 0) addByRule(program, call, member ?? '', member === null ? undefined : lookup.byMethodName(member), result);
    }
    for (const api of externals) if (!roots.registration(api, calls.eventName(call))) addByRule(program, call, api, lookup.rule(api), result);
  }
}

function passesFunctions(program: Program, call: number): boolean {
  for (let position = 0; position < program.calls.argumentCount(call); position++) if (program.functionsAt(program.calls.argument(call, position)).length > 0) return true;
  return false;
}

type Rule = ReturnType<CallbackLookup['rule']>;

function addByRule(program: Program, call: number, api: string, rule: Rule, result: PathEdges): void {
  if (rule?.runs === 'never') return;
  const from = program.calls.function(call);
  const hasReach = rule?.reach !== undefined && rule.reach !== 'caller';
  for (const to of handlersOf(program, call, rule?.callbacks ?? 'functions')) {
    if (hasReach) result.deferred.push({ function: to, reach: rule.reach as Reach, call, api });
    if (hasReach && !rule.orCaller) continue;
    const once = program.calls.has(call, CallFlag.once);
    result.edges.push({ from, to, call, confidence: rule ? 'definite' : 'possible', loop: rule?.loop === true, once, weak: rule === undefined, origin: 'callback' });
  }
}

import { callbackLookup, type CallbackLookup } from '../catalog/callbacks/lookup.js';
import type { CallbackRule } from '../catalog/callbacks/rule.js';
import { rootLookup, type RootLookup } from '../catalog/roots/lookup.js';
import type { Confidence, Reach } from '../report/report.js';
import { isNullary, memoizesForever } from '../link/memoized-once.js';
import type { CallEdge, Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { firstCalls } from './first-calls.js';
import { handlersOf } from './handlers.js';
import { differsByCaller, passedFunctions, type PassedFunction } from './passed-functions.js';
import { methodsCalledByBase } from './subclass-roots.js';

/** A way by which running one function leads to running another. */
export interface PathEdge {
  from: number;
  to: number;
  call: number;
  confidence: Confidence;
  /** Runs once per element, beside the loops in which the call is written. */
  loop: boolean;
  /** Runs for one element before it has ended for the one before. */
  eager: boolean;
  /** Runs at most once per process. */
  once: boolean;
  /** Runs on a later turn of the loop. */
  later: boolean;
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
  const roots = rootLookup();
  const passed = passedFunctions(program);
  addCalls(program, differsByCaller(program, passed), result);
  addPassedFunctions(program, passed, result);
  addCallbacks(program, callbackLookup(), roots, result);
  addMethodsOfBases(program, roots, result);
  const first = firstCalls(program, result.edges);
  for (const edge of result.edges) if (first.has(edge.call)) edge.once = true;
  return result;
}

const PLAIN = { confidence: 'definite', loop: false, eager: false, once: false, later: false, weak: false } as const;

function addCalls({ calls, edges: calling }: Program, differs: (edge: CallEdge) => boolean, { edges }: PathEdges): void {
  for (const edge of calling) {
    if (differs(edge)) continue;
    const { from, to, call, confidence } = edge;
    const loop = calls.has(call, CallFlag.loop);
    edges.push({ ...PLAIN, from, to, call, confidence, loop, once: calls.has(call, CallFlag.once), later: calls.has(call, CallFlag.later), origin: 'call' });
  }
}

function addPassedFunctions({ calls }: Program, passed: readonly PassedFunction[], { edges }: PathEdges): void {
  for (const { edge, function: to, use: { loop, eager } } of passed) {
    const { from, call, confidence } = edge;
    edges.push({ ...PLAIN, from, to, call, confidence, loop, eager, once: calls.has(call, CallFlag.once), origin: 'passed' });
  }
}

/** Functions given to external APIs, by what the catalogue says of them. */
function addCallbacks(program: Program, lookup: CallbackLookup, roots: RootLookup, result: PathEdges): void {
  const { calls, apis } = program;
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.has(call, CallFlag.implicit) || calls.argumentCount(call) === 0) continue;
    const externals = calls.externals(call).map((api) => apis.text(api));
    for (const api of externals) if (!roots.registration(api, calls.eventName(call))) addByRule(program, call, api, lookup.rule(api), result);
    if (externals.length > 0 || calls.targets(call).length > 0) continue;
    const member = calls.member(call);
    addByRule(program, call, member ?? '', member === null ? undefined : lookup.byMethodName(member), result);
  }
}

function addByRule(program: Program, call: number, api: string, rule: CallbackRule | undefined, { edges, deferred }: PathEdges): void {
  const edge = { ...PLAIN, from: program.calls.function(call), call, once: program.calls.has(call, CallFlag.once), origin: 'callback' as const };
  if (!rule) {
    for (const to of functionsPassedAt(program, call)) edges.push({ ...edge, to, confidence: 'possible', weak: true });
    return;
  }
  if (memoizesForever(program.calls, call, api)) {
    for (const fn of functionsPassedAt(program, call)) if (isNullary(program.calls, fn)) deferred.push({ function: fn, reach: 'startup', call, api });
  }
  // What only wraps a function is seen through by the linker: calling the wrapper calls the function.
  if (rule.runs === 'never' || (rule.wraps && !rule.once)) return;
  const reach = ownReach(rule);
  const loop = rule.loop === true;
  for (const to of handlersOf(program, call, rule.callbacks ?? 'functions')) {
    if (reach) deferred.push({ function: to, reach, call, api });
    if (!reach || rule.orCaller) edges.push({ ...edge, to, loop, eager: loop, later: rule.runs === 'later' });
  }
}

/** The class of path that a callback starts by itself, when it does not go with its caller. */
function ownReach({ once, reach }: CallbackRule): Reach | undefined {
  if (once) return 'startup';
  return reach === 'caller' ? undefined : reach;
}

/** The functions that a call passes as they are. */
function functionsPassedAt(program: Program, call: number): Set<number> {
  const found = new Set<number>();
  for (let position = 0; position < program.calls.argumentCount(call); position++) {
    for (const fn of program.functionsAt(program.calls.argument(call, position))) found.add(fn);
  }
  return found;
}

/** Who constructs a stream of a class of the program leads to the methods that the stream's base class calls. */
function addMethodsOfBases(program: Program, roots: RootLookup, { edges }: PathEdges): void {
  const { calls } = program;
  const methods = methodsCalledByBase(program, roots);
  if (methods.size === 0) return;
  for (let call = 0; call < calls.writtenCount; call++) {
    if (!calls.has(call, CallFlag.new)) continue;
    for (const id of program.classesAt(calls.callee(call))) {
      for (const { function: to, loop } of methods.get(id) ?? []) edges.push({ ...PLAIN, from: calls.function(call), to, call, loop, later: true, origin: 'callback' });
    }
  }
}

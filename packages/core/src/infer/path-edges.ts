import type { CallbackRule } from '../catalog/callbacks/rule.js';
import { rootLookup, type RootLookup } from '../catalog/roots/lookup.js';
import type { Confidence, Reach } from '../report/report.js';
import { isNullary, memoizesForever } from '../link/memoized-once.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { calledParameters } from './called-parameters.js';
import { type ExternalRun, externalRuns, tellsTheEnd } from './external-runs.js';
import { firstCalls } from './first-calls.js';
import { functionsAmongData, handlersOf } from './handlers.js';
import { methodsCalledByBase } from './subclass-roots.js';

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
  confidence: Confidence;
  call: number;
  api: string;
  /** It runs once for each time that it is registered. */
  single?: boolean;
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
  addCalls(program, result);
  const charged = addPassedFunctions(program, result);
  for (const run of externalRuns(program)) addCallbacks(program, run, charged, result);
  addMethodsOfBases(program, rootLookup(), result);
  const first = firstCalls(program, result.edges);
  for (const edge of result.edges) if (first.has(edge.call)) edge.once = true;
  return result;
}

const PLAIN = { confidence: 'definite', loop: false, once: false, later: false, weak: false } as const;

function addCalls(program: Program, { edges }: PathEdges): void {
  const { calls } = program;
  const fanOut = new Map<number, number>();
  for (const edge of program.edges) if (edge.throughParameter) fanOut.set(edge.call, (fanOut.get(edge.call) ?? 0) + 1);
  for (const { from, to, call, confidence, throughParameter } of program.edges) {
    // Who a shared helper's parameter stands for depends on the caller: `addPassedFunctions` charges that one.
    if (throughParameter && (fanOut.get(call) ?? 0) > 1) continue;
    const loop = calls.has(call, CallFlag.loop);
    edges.push({ ...PLAIN, from, to, call, confidence, loop, once: calls.has(call, CallFlag.once), later: calls.has(call, CallFlag.later), origin: 'call' });
  }
}

/** The functions that callers pass as a parameter, and that are charged to them. */
type Charged = ReadonlyMap<number, ReadonlySet<number>>;

function addPassedFunctions(program: Program, { edges }: PathEdges): Charged {
  const { calls } = program;
  const called = calledParameters(program);
  const charged = new Map<number, Set<number>>();
  for (const { call, to, from, confidence } of program.edges) {
    const parameters = program.bindingsOfParameters(to);
    for (let position = 0; position < calls.argumentCount(call); position++) {
      const bindings = parameters[position] ?? [];
      const use = bindings.map((node) => called.get(node)).find((found) => found !== undefined);
      if (!use) continue;
      const once = calls.has(call, CallFlag.once);
      for (const passed of program.functionsAt(calls.argument(call, position))) {
        const edge = { ...PLAIN, from, to: passed, call, confidence, loop: use.loop, once, later: use.later, origin: 'passed' as const };
        edges.push(use.unknown ? byGuess(program, use.unknown, edge) : edge);
        for (const node of bindings) charged.set(node, (charged.get(node) ?? new Set()).add(passed));
      }
    }
  }
  return charged;
}

/** An unknown callee may run what it is given, and surely does to tell the end of what it has begun. */
function byGuess(program: Program, run: ExternalRun, edge: PathEdge): PathEdge {
  return tellsTheEnd(program, run, edge.to) ? { ...edge, confidence: 'probable', later: true } : { ...edge, confidence: 'possible', weak: true };
}

/** Functions given to external APIs, by what the catalogue says of them. */
function addCallbacks(program: Program, run: ExternalRun, charged: Charged, { edges, deferred }: PathEdges): void {
  const { call, api, rule } = run;
  const edge = { ...PLAIN, from: program.calls.function(call), call, once: program.calls.has(call, CallFlag.once), origin: 'callback' as const };
  const others = chargedToOthers(program, call, charged);
  const add = (made: PathEdge): void => {
    if (!others.has(made.to)) edges.push(made);
  };
  if (!rule) return passedFunctions(program, call).forEach((to) => add(byGuess(program, run, { ...edge, to })));
  for (const fn of memoizedFunctions(program, run)) deferred.push({ function: fn, reach: 'startup', confidence: 'definite', call, api });
  // What only wraps a function is seen through by the linker: calling the wrapper calls the function.
  if (rule.runs === 'never' || (rule.wraps && !rule.once)) return;
  const reach = ownReach(rule);
  const guessed = functionsAmongData(program, call);
  for (const to of handlersOf(program, call, rule.callbacks ?? 'functions')) {
    const confidence = guessed.has(to) ? 'possible' : 'definite';
    if (reach) deferred.push({ function: to, reach, confidence, call, api, single: rule.single });
    if (!reach || rule.orCaller) add({ ...edge, to, confidence, loop: rule.loop === true, later: rule.runs === 'later' });
  }
}

function memoizedFunctions(program: Program, { call, api }: ExternalRun): number[] {
  if (!memoizesForever(program.calls, call, api)) return [];
  return [...passedFunctions(program, call)].filter((fn) => isNullary(program.calls, fn));
}

/** `readJson(path, next) { readFile(path, next); }`: which function `next` is depends on the caller, where several pass one. */
function chargedToOthers(program: Program, call: number, charged: Charged): ReadonlySet<number> {
  const others = new Set<number>();
  for (let position = 0; position < program.calls.argumentCount(call); position++) {
    const passed = charged.get(program.calls.argument(call, position));
    if (passed && passed.size > 1) for (const fn of passed) others.add(fn);
  }
  return others;
}

/** The class of path that a callback starts by itself, when it does not go with its caller. */
function ownReach({ once, reach }: CallbackRule): Reach | undefined {
  if (once) return 'startup';
  return reach === 'caller' ? undefined : reach;
}

/** The functions that a call passes as they are. */
function passedFunctions(program: Program, call: number): Set<number> {
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

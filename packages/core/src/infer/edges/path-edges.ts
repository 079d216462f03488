import { isAccident } from '../../catalog/callbacks/accidents.js';
import { isLastEvent } from '../../catalog/callbacks/last-events.js';
import type { CallbackRule } from '../../catalog/callbacks/rule.js';
import { isRareFunction } from '../../catalog/rare-names.js';
import { rootLookup, type RootLookup } from '../../catalog/roots/lookup.js';
import { CONFIDENCES } from '../../report/confidences.js';
import type { Confidence, Reach } from '../../report/report.js';
import { isNullary, memoizesForever } from '../../link/memoized-once.js';
import type { Program } from '../../link/program.js';
import { CallFlag } from '../../summarize/call-record.js';
import { calledParameters, type ParameterUse } from './called-parameters.js';
import { type ExternalRun, externalRuns, tellsTheEnd } from './external-runs.js';
import { fillingCalls } from './filling-calls.js';
import { functionsAmongData, handlersOf } from '../roots/handlers.js';
import { isAligned, parameterPlaces } from './parameter-places.js';
import { methodsCalledByBase } from '../roots/subclass-roots.js';

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
  /** The function whose object keeps what runs once, where it is not the one that leads here. */
  keeper?: number | undefined;
  /** Runs once per key, as far as the one who runs it knows. */
  keyed?: boolean;
  /** Runs on a later turn of the loop. */
  later: boolean;
  /** Only code that runs often passes its class on: whether the callback runs at all is a guess. */
  weak: boolean;
  /** A call leads to its target, one that passes a function to wherever that runs. */
  origin: 'call' | 'passed' | 'callback';
  /** The parameter that stands for the function that it leads to. */
  parameter?: number;
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

/** By the flow node of a parameter: the functions that callers pass who are charged for it, and how sure the surest of them makes that. */
export type Charged = ReadonlyMap<number, ReadonlyMap<number, Confidence>>;

export interface PathEdges {
  edges: PathEdge[];
  deferred: DeferredCallback[];
  charged: Charged;
}

/**
 * Which function leads to which. Calls lead to their targets; a function that is passed along leads to wherever the
 * callee runs it, which is charged to the one who passed it and not to the callee that everybody shares.
 */
export function pathEdges(program: Program): PathEdges {
  const edges: PathEdge[] = [];
  addCalls(program, edges);
  const result: PathEdges = { edges, deferred: [], charged: addPassedFunctions(program, edges) };
  for (const run of externalRuns(program)) addCallbacks(program, run, result);
  addMethodsOfBases(program, rootLookup(), result);
  const filling = fillingCalls(program, result.edges);
  for (const edge of result.edges) {
    if (filling.has(edge.call)) edge.once = true;
    if (edge.confidence === 'definite' && isRareFunction(program.calls.functions.summary(edge.to).name)) edge.confidence = 'probable';
  }
  return result;
}

const PLAIN = { confidence: 'definite', loop: false, once: false, later: false, weak: false } as const;

function addCalls(program: Program, edges: PathEdge[]): void {
  const { calls } = program;
  for (const { from, to, call, confidence, throughParameter } of program.edges) {
    const loop = calls.has(call, CallFlag.loop);
    const once = calls.has(call, CallFlag.once);
    const later = calls.has(call, CallFlag.later);
    edges.push({ from, to, call, confidence, loop, once, later, weak: false, origin: 'call', parameter: throughParameter ? calls.callee(call) : undefined });
  }
}

function addPassedFunctions(program: Program, edges: PathEdge[]): Charged {
  const { calls } = program;
  const called = calledParameters(program);
  const charged = new Map<number, Map<number, Confidence>>();
  for (const { call, to, from, confidence } of program.edges) {
    const parameters = program.bindingsOfParameters(to);
    for (let position = 0; position < calls.argumentCount(call); position++) {
      const use = parameters[position]?.map((node) => called.get(node)).find((found) => found !== undefined);
      if (!use) continue;
      const argument = calls.argument(call, position);
      const parameter = called.has(argument) ? argument : undefined;
      const functions = program.functionsAt(argument);
      for (const passed of functions) {
        const once = calls.has(call, CallFlag.once) || isMadeOnce(program, call, use, passed);
        const edge: PathEdge = { ...PLAIN, from, to: passed, call, confidence, loop: use.loop, once, keeper: calls.has(call, CallFlag.once) ? undefined : use.keeper, keyed: use.guard === 'keyed', later: use.later, origin: 'passed', parameter };
        edges.push(use.unknown ? byGuess(program, use.unknown, edge) : edge);
        charge(charged, parameters[position], passed, functions.length);
      }
    }
  }
  // Who calls by `call` or `apply` is charged with nothing, so that the call of the parameter has to count.
  for (const { call, to } of program.edges) if (!isAligned(program, call) && call < calls.writtenCount) for (const node of program.bindingsOfParameters(to).flat()) charged.delete(node);
  return charged;
}

/** `singleton('redis', connect)`, where the helper keeps what it makes by that name: one that is written down has one value. */
function isMadeOnce(program: Program, call: number, { guard, key }: ParameterUse, passed: number): boolean {
  const place = key === undefined ? undefined : parameterPlaces(program).get(key);
  if (guard === 'once') return true;
  // Where nothing is given back, there is nothing to keep.
  return place !== undefined && !program.calls.functions.summary(passed).silent && isAligned(program, call) && program.calls.shapes(call)[place.position]?.kind === 'literal';
}

function charge(charged: Map<number, Map<number, Confidence>>, parameter: readonly number[], fn: number, choices: number): void {
  const confidence = confidenceAmong(choices);
  for (const node of parameter) {
    const functions = charged.get(node) ?? new Map<number, Confidence>();
    const known = functions.get(fn);
    if (known === undefined || CONFIDENCES.indexOf(confidence) < CONFIDENCES.indexOf(known)) functions.set(fn, confidence);
    charged.set(node, functions);
  }
}

const FEW = 3;

/** How sure it is that one of several functions is the one. */
export function confidenceAmong(choices: number): Confidence {
  if (choices > 1) return choices <= FEW ? 'probable' : 'possible';
  return 'definite';
}

/** An unknown callee may run what it is given, and surely does to tell the end of what it has begun. */
function byGuess(program: Program, run: ExternalRun, edge: PathEdge): PathEdge {
  return tellsTheEnd(program, run, edge.to) ? { ...edge, confidence: 'probable', later: true } : { ...edge, confidence: 'possible', weak: true };
}

/** Functions given to external APIs, by what the catalogue says of them. */
function addCallbacks(program: Program, run: ExternalRun, { edges, deferred }: PathEdges): void {
  const { call, api, rule } = run;
  const once = program.calls.has(call, CallFlag.once);
  const standsFor = parametersOf(program, call);
  const edgeTo = (to: number): PathEdge => ({ ...PLAIN, from: program.calls.function(call), to, call, once, origin: 'callback', parameter: standsFor.get(to) });
  if (!rule) return passedFunctions(program, call).forEach((to) => edges.push(byGuess(program, run, edgeTo(to))));
  for (const fn of memoizedFunctions(program, run)) deferred.push({ function: fn, reach: 'startup', confidence: 'definite', call, api });
  // What only wraps a function is seen through by the linker: calling the wrapper calls the function.
  if (rule.runs === 'never' || (rule.wraps && !rule.once)) return;
  const event = program.calls.eventName(call);
  const reach = ownReach(rule, event);
  const loop = rule.loop === true;
  const guessed = functionsAmongData(program, call);
  // What fails now and then is no reason why a path is hot.
  const usual = isAccident(api, event) ? 'probable' : 'definite';
  for (const to of handlersOf(program, call, rule.callbacks ?? 'functions')) {
    const confidence = guessed.has(to) ? 'possible' : usual;
    if (reach) deferred.push({ function: to, reach, confidence, call, api, single: rule.single === true || isLastEvent(api, event) });
    if (!reach || rule.orCaller) edges.push({ ...edgeTo(to), confidence, loop, later: rule.runs === 'later' });
  }
}

/** The parameters among the arguments of a call, by the functions that they stand for. */
function parametersOf(program: Program, call: number): ReadonlyMap<number, number> {
  const places = parameterPlaces(program);
  const found = new Map<number, number>();
  for (const node of program.calls.arguments(call)) {
    if (places.has(node)) for (const fn of program.functionsAt(node)) found.set(fn, node);
  }
  return found;
}

function memoizedFunctions(program: Program, { call, api }: ExternalRun): number[] {
  if (!memoizesForever(program.calls, call, api)) return [];
  return [...passedFunctions(program, call)].filter((fn) => isNullary(program.calls, fn));
}

/** The class of path that a callback starts by itself, when it does not go with its caller. Whatever is ready has been started. */
function ownReach({ once, reach }: CallbackRule, event: string | undefined): Reach | undefined {
  if (once || (reach === 'background' && event === 'ready')) return 'startup';
  return reach === 'caller' ? undefined : reach;
}

/** The functions that a call passes as they are. */
function passedFunctions(program: Program, call: number): Set<number> {
  return new Set(program.calls.arguments(call).flatMap((node) => program.functionsAt(node)));
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

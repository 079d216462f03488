import type { CallbackRule } from '../../catalog/callbacks/rule.js';
import type { CallEdge, Program } from '../../link/program.js';
import { CallFlag } from '../../summarize/call-record.js';
import { type ExternalRun, externalRuns } from './external-runs.js';
import { type ParameterPlace, parameterPlaces } from './parameter-places.js';
import { returnedClosures } from './returned-closures.js';

/** What becomes of a function that is given as a parameter. */
export interface ParameterUse {
  /** It runs in a loop. */
  loop: boolean;
  /** It runs on a later turn of the loop. */
  later: boolean;
  /** For want of something that it makes: each time, once for each key, or once per process. */
  guard: Guard;
  /** The function whose object keeps what is made once, where an object does. */
  keeper?: number | undefined;
  /** The parameter that is the key, where what is kept is kept for good. */
  key?: number | undefined;
  /** It is handed to a callee of which nothing is known. */
  unknown?: ExternalRun;
}

type Guard = (typeof GUARDS)[number];
const GUARDS = ['none', 'keyed', 'once'] as const;

/**
 * The parameters that their function calls, or hands on to what calls them, be it a function of the program or not: by
 * the flow nodes that they are bound to. What a closure calls that the function returns is for those to answer for who call the closure.
 */
export function calledParameters(program: Program): ReadonlyMap<number, ParameterUse> {
  const isParameter = parametersUsedAtOnce(program);
  const called: Uses = new Map();
  noteDirectCalls(program, isParameter, called);
  noteHandedOut(program, isParameter, called);
  for (let isNews = true; isNews; ) {
    isNews = false;
    for (const edge of program.edges) if (noteHandedOn(program, edge, isParameter, called)) isNews = true;
  }
  return called;
}

type Uses = Map<number, ParameterUse>;
/** Whether a node is a parameter that a call uses while the function runs whose parameter it is. */
type Parameters = (node: number, call: number) => boolean;

function parametersUsedAtOnce(program: Program): Parameters {
  const places = parameterPlaces(program);
  const { around } = returnedClosures(program);
  const isAtOnce = ({ function: owner }: ParameterPlace, call: number): boolean => around(program.calls.function(call), owner) < 0;
  return (node, call) => {
    const place = places.get(node);
    return place !== undefined && isAtOnce(place, call);
  };
}

/** All that becomes of one parameter counts, in whatever order it is found; what is known goes before what is guessed. Tells whether it is news. */
function note(called: Uses, parameter: number, use: ParameterUse): boolean {
  const known = called.get(parameter);
  const both = known ? merged(known, use) : use;
  if (known && known.loop === both.loop && known.later === both.later && known.guard === both.guard && known.key === both.key && known.keeper === both.keeper && known.unknown === both.unknown) return false;
  called.set(parameter, both);
  return true;
}

function merged(one: ParameterUse, other: ParameterUse): ParameterUse {
  if (one.unknown && !other.unknown) return other;
  if (other.unknown && !one.unknown) return one;
  const key = one.key === other.key ? one.key : undefined;
  return { ...one, loop: one.loop || other.loop, later: one.later && other.later, guard: weaker(one.guard, other.guard), key, keeper: one.keeper ?? other.keeper };
}

function weaker(one: Guard, other: Guard): Guard {
  return GUARDS[Math.min(GUARDS.indexOf(one), GUARDS.indexOf(other))];
}

function guardOf({ calls }: Program, call: number): Guard {
  if (calls.has(call, CallFlag.once)) return 'once';
  return calls.has(call, CallFlag.keyed) ? 'keyed' : 'none';
}

function keeperOf({ calls }: Program, call: number): number | undefined {
  return calls.has(call, CallFlag.once) && calls.has(call, CallFlag.perObject) ? calls.function(call) : undefined;
}

/** Of two guards, one behind the other, the stronger one counts. */
function guardedBy(program: Program, call: number, inner: Guard): Guard {
  return GUARDS[Math.max(GUARDS.indexOf(guardOf(program, call)), GUARDS.indexOf(inner))];
}

/** What is made once in the process is so whoever keeps it. */
function keeperAround(program: Program, call: number, inner: ParameterUse): number | undefined {
  if (!program.calls.has(call, CallFlag.once)) return inner.keeper;
  const keeper = keeperOf(program, call);
  return keeper === undefined || (inner.guard === 'once' && inner.keeper === undefined) ? undefined : keeper;
}

/** The nodes by whose values calls are kept for good. */
function keysOfCalls({ files, calls, nodeBase }: Program): ReadonlyMap<number, number> {
  const keys = new Map<number, number>();
  files.forEach(({ summary: { firstCalls: { named } } }, file) => {
    for (let row = 0; row < named.length; row += 2) keys.set(calls.first(file) + named[row], nodeBase[file] + named[row + 1]);
  });
  return keys;
}

function noteDirectCalls(program: Program, isParameter: Parameters, called: Uses): void {
  const { calls } = program;
  const keys = keysOfCalls(program);
  const loopBodies = new Set(program.edges.filter(({ call }) => calls.has(call, CallFlag.loop)).map(({ to }) => to));
  for (let call = 0; call < calls.count; call++) {
    const callee = calls.callee(call);
    if (!isParameter(callee, call)) continue;
    const isPerElement = calls.has(call, CallFlag.loop) || loopBodies.has(calls.function(call));
    note(called, callee, { loop: isPerElement || calls.loopDepth(call) > 0, later: false, guard: guardOf(program, call), key: keys.get(call), keeper: keeperOf(program, call) });
  }
}

/** `readJson(path, next) { readFile(path, next); }` has `readFile` call `next`. */
function noteHandedOut(program: Program, isParameter: Parameters, called: Uses): void {
  const { calls } = program;
  for (const run of externalRuns(program)) {
    const count = calls.argumentCount(run.call);
    for (let position = 0; position < count; position++) {
      const node = calls.argument(run.call, position);
      if (!isParameter(node, run.call)) continue;
      const loop = run.rule?.loop === true;
      const guard = guardOf(program, run.call);
      const keeper = keeperOf(program, run.call);
      if (!run.rule) note(called, node, { loop, later: false, guard, keeper, unknown: run });
      else if (goesWithCaller(run.rule, position, count)) note(called, node, { loop, later: run.rule.runs === 'later', guard, keeper });
    }
  }
}

/** Whether an argument is a function that runs on behalf of the one who hands it over. */
function goesWithCaller({ runs, wraps, once, reach = 'caller', orCaller, callbacks }: CallbackRule, position: number, count: number): boolean {
  if (runs === 'never' || wraps || once || (reach !== 'caller' && !orCaller)) return false;
  return callbacks === undefined || callbacks.includes(position) || callbacks.includes(position - count);
}

/** `each(items, run) { return all(items, run); }` calls `run` if `all` does. */
function noteHandedOn(program: Program, { call, to }: CallEdge, isParameter: Parameters, called: Uses): boolean {
  const { calls } = program;
  const parameters = program.bindingsOfParameters(to);
  let isNews = false;
  for (let position = 0; position < calls.argumentCount(call); position++) {
    const argument = calls.argument(call, position);
    const inner = isParameter(argument, call) ? parameters[position]?.map((node) => called.get(node)).find((found) => found !== undefined) : undefined;
    const use = inner && { ...inner, loop: inner.loop || calls.loopDepth(call) > 0, guard: guardedBy(program, call, inner.guard), key: undefined, keeper: keeperAround(program, call, inner) };
    if (use && note(called, argument, use)) isNews = true;
  }
  return isNews;
}

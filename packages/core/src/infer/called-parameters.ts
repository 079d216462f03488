import type { CallbackRule } from '../catalog/callbacks/rule.js';
import type { CallEdge, Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { type ExternalRun, externalRuns } from './external-runs.js';
import { parameterPlaces } from './parameter-places.js';

/** What becomes of a function that is given as a parameter. */
export interface ParameterUse {
  /** It runs in a loop. */
  loop: boolean;
  /** In a loop that does not wait for one call before the next. */
  eager: boolean;
  /** It runs on a later turn of the loop. */
  later: boolean;
  /** It is handed to a callee of which nothing is known. */
  unknown?: ExternalRun;
}

/**
 * The parameters that their function calls, or hands on to what calls them, be it a function of the program or not: by
 * the flow nodes that they are bound to.
 */
export function calledParameters(program: Program): ReadonlyMap<number, ParameterUse> {
  const isParameter = parameterPlaces(program);
  const called = directlyCalled(program, isParameter);
  addHandedOut(program, isParameter, called);
  for (let known = -1; known !== called.size; ) {
    known = called.size;
    for (const edge of program.edges) handOn(program, edge, isParameter, called);
  }
  return called;
}

function directlyCalled(program: Program, isParameter: ReadonlyMap<number, unknown>): Map<number, ParameterUse> {
  const { calls } = program;
  const loopBodies = new Set(program.edges.filter(({ call }) => calls.has(call, CallFlag.loop)).map(({ to }) => to));
  const called = new Map<number, ParameterUse>();
  for (let call = 0; call < calls.count; call++) {
    const callee = calls.callee(call);
    if (!isParameter.has(callee)) continue;
    const isPerElement = calls.has(call, CallFlag.loop) || loopBodies.has(calls.function(call));
    const loop = isPerElement || calls.loopDepth(call) > 0;
    const eager = isPerElement || isLoopedEagerly(program, call);
    const known = called.get(callee);
    called.set(callee, { loop: loop || known?.loop === true, eager: eager || known?.eager === true, later: false });
  }
  return called;
}

/** `readJson(path, next) { readFile(path, next); }` has `readFile` call `next`. What is known goes before what is guessed. */
function addHandedOut(program: Program, isParameter: ReadonlyMap<number, unknown>, called: Map<number, ParameterUse>): void {
  const { calls } = program;
  const runs = [...externalRuns(program)];
  for (const run of [...runs.filter(({ rule }) => rule), ...runs.filter(({ rule }) => !rule)]) {
    const count = calls.argumentCount(run.call);
    for (let position = 0; position < count; position++) {
      const node = calls.argument(run.call, position);
      if (!isParameter.has(node) || called.has(node)) continue;
      if (!run.rule) called.set(node, { loop: false, eager: false, later: false, unknown: run });
      else if (goesWithCaller(run.rule, position, count)) called.set(node, { loop: run.rule.loop === true, eager: run.rule.loop === true, later: run.rule.runs === 'later' });
    }
  }
}

/** Whether an argument is a function that runs on behalf of the one who hands it over. */
function goesWithCaller({ runs, wraps, once, reach = 'caller', orCaller, callbacks }: CallbackRule, position: number, count: number): boolean {
  if (runs === 'never' || wraps || once || (reach !== 'caller' && !orCaller)) return false;
  return callbacks === undefined || callbacks.includes(position) || callbacks.includes(position - count);
}

/** `each(items, run) { return all(items, run); }` calls `run` if `all` does. */
function handOn(program: Program, { call, to }: CallEdge, isParameter: ReadonlyMap<number, unknown>, called: Map<number, ParameterUse>): void {
  const { calls } = program;
  const parameters = program.bindingsOfParameters(to);
  for (let position = 0; position < calls.argumentCount(call); position++) {
    const argument = calls.argument(call, position);
    if (!isParameter.has(argument) || called.has(argument)) continue;
    const inner = parameters[position]?.map((node) => called.get(node)).find((found) => found !== undefined);
    if (inner) called.set(argument, { ...inner, loop: inner.loop || calls.loopDepth(call) > 0, eager: inner.eager || isLoopedEagerly(program, call) });
  }
}

/** Whether a call is in a loop that does not wait for it. */
export function isLoopedEagerly({ calls }: Program, call: number): boolean {
  return calls.loopDepth(call) > 0 && !calls.has(call, CallFlag.awaited);
}

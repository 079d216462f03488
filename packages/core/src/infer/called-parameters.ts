import type { CallEdge, Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { parameterPlaces } from './parameter-places.js';

/** How often a parameter is called. */
export interface ParameterUse {
  /** In a loop. */
  loop: boolean;
  /** In a loop that does not wait for one call before the next. */
  eager: boolean;
}

/** The parameters that their function calls, or hands on to a function that calls them: the flow nodes that they are bound to. */
export function calledParameters(program: Program): ReadonlyMap<number, ParameterUse> {
  const isParameter = parameterPlaces(program);
  const called = directlyCalled(program, isParameter);
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
    called.set(callee, { loop: loop || known?.loop === true, eager: eager || known?.eager === true });
  }
  return called;
}

/** `each(items, run) { return all(items, run); }` calls `run` if `all` does. */
function handOn(program: Program, { call, to }: CallEdge, isParameter: ReadonlyMap<number, unknown>, called: Map<number, ParameterUse>): void {
  const { calls } = program;
  const parameters = program.bindingsOfParameters(to);
  for (let position = 0; position < calls.argumentCount(call); position++) {
    const argument = calls.argument(call, position);
    if (!isParameter.has(argument) || called.has(argument)) continue;
    const inner = parameters[position]?.map((node) => called.get(node)).find((found) => found !== undefined);
    if (inner) called.set(argument, { loop: inner.loop || calls.loopDepth(call) > 0, eager: inner.eager || isLoopedEagerly(program, call) });
  }
}

/** Whether a call is in a loop that does not wait for it. */
export function isLoopedEagerly({ calls }: Program, call: number): boolean {
  return calls.loopDepth(call) > 0 && !calls.has(call, CallFlag.awaited);
}

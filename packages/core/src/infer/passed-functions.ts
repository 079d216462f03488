import { append } from '../link/append.js';
import type { CallEdge, Program } from '../link/program.js';
import { calledParameters, type ParameterUse } from './called-parameters.js';
import { isAligned, parameterPlaces } from './parameter-places.js';

/** A call that passes a function to one that calls it, there or further down. */
export interface PassedFunction {
  edge: CallEdge;
  function: number;
  use: ParameterUse;
}

/**
 * Who passes the functions that are called as parameters. What a parameter holds is known for all callers together, so
 * a parameter that is handed on charges nobody with a function that somebody else has passed.
 */
export function passedFunctions(program: Program): PassedFunction[] {
  const { calls } = program;
  const called = calledParameters(program);
  const first: PassedFunction[] = [];
  const handedOn: PassedFunction[] = [];
  for (const edge of program.edges) {
    const parameters = program.bindingsOfParameters(edge.to);
    for (let position = 0; position < calls.argumentCount(edge.call); position++) {
      const use = parameters[position]?.map((node) => called.get(node)).find((found) => found !== undefined);
      if (!use) continue;
      const argument = calls.argument(edge.call, position);
      for (const fn of program.functionsAt(argument)) (called.has(argument) ? handedOn : first).push({ edge, function: fn, use });
    }
  }
  const charged = new Set(first.map((passed) => passed.function));
  return [...first, ...handedOn.filter((passed) => !charged.has(passed.function))];
}

/**
 * Whether a call of a parameter leads elsewhere for other callers: then only those count that pass the function. Where
 * all pass the same, the call itself shows the way.
 */
export function differsByCaller(program: Program, passed: readonly PassedFunction[]): (edge: CallEdge) => boolean {
  const charged = new Set(passed.map((one) => one.function));
  const places = parameterPlaces(program);
  const callers = new Map<number, CallEdge[]>();
  const fanOut = new Map<number, number>();
  for (const edge of program.edges) {
    append(callers, edge.to, edge);
    if (edge.throughParameter) fanOut.set(edge.call, (fanOut.get(edge.call) ?? 0) + 1);
  }
  return ({ call, to, throughParameter }) => {
    // A default, say, is passed by nobody.
    if (!throughParameter || !charged.has(to)) return false;
    const place = places.get(program.calls.callee(call));
    return (fanOut.get(call) ?? 0) > 1 || (place !== undefined && (callers.get(place.function) ?? []).some((caller) => !mayPass(program, caller, place.position, to)));
  };
}

function mayPass(program: Program, { call }: CallEdge, position: number, fn: number): boolean {
  const { calls } = program;
  return !isAligned(program, call) || (position < calls.argumentCount(call) && program.functionsAt(calls.argument(call, position)).includes(fn));
}

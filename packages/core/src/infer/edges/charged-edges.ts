import { append } from '../../append.js';
import { endsOperation } from '../../catalog/events.js';
import type { Program } from '../../link/program.js';
import { COMES_AGAIN } from '../../report/reaches.js';
import { isAligned, parameterPlaces } from './parameter-places.js';
import type { PathEdge, PathEdges } from './path-edges.js';
import type { Root } from '../roots/root.js';

/**
 * The edges by which functions are reached. Where callers give a parameter different functions, or none, which one it is
 * depends on who called, and that one is charged: the helper would lead all its callers to what one of them has passed.
 * In a handler that the helper registers, though, whatever was passed runs on the handler's account.
 */
export function chargedEdges(program: Program, { edges, charged }: Pick<PathEdges, 'edges' | 'charged'>, roots: readonly Root[]): PathEdge[] {
  const registered = new Set(roots.filter((root) => comesAgain(program, root)).map(({ function: fn }) => fn));
  const differs = differsByCaller(program);
  return edges.flatMap((edge) => {
    if (edge.parameter === undefined) return [edge];
    const passed = charged.get(edge.parameter)?.get(edge.to);
    if (passed === undefined || !differs(edge, edge.parameter)) return [edge];
    return isWithin(program, edge, edge.parameter, registered) ? [{ ...edge, confidence: edge.origin === 'call' ? passed : edge.confidence }] : [];
  });
}

/** Whether a parameter stands for several functions, or is called where some callers give it something else than a function. */
function differsByCaller(program: Program): (edge: PathEdge, parameter: number) => boolean {
  const places = parameterPlaces(program);
  const callers = new Map<number, number[]>();
  for (const { call, to } of program.edges) append(callers, to, call);
  return ({ to, origin }, parameter) => {
    if (program.functionsAt(parameter).length > 1) return true;
    const place = origin === 'call' ? places.get(parameter) : undefined;
    return place !== undefined && (callers.get(place.function) ?? []).some((call) => !mayPass(program, call, place.position, to));
  };
}

function mayPass(program: Program, call: number, position: number, fn: number): boolean {
  const { calls } = program;
  return !isAligned(program, call) || (position < calls.argumentCount(call) && program.functionsAt(calls.argument(call, position)).includes(fn));
}

/** A handler of what comes from outside again and again. What is listened to without being known may be one operation. */
function comesAgain({ calls }: Program, { call, reach, single }: Root): boolean {
  if (call < 0 || calls.externals(call).length === 0 || single) return false;
  return COMES_AGAIN.has(reach) && !endsOperation(calls.eventName(call) ?? '');
}

/** Whether an edge leads from a registered function, or one within it, that is within the function whose parameter it follows. */
function isWithin(program: Program, { from }: PathEdge, parameter: number, registered: ReadonlySet<number>): boolean {
  const { functions } = program.calls;
  const owner = parameterPlaces(program).get(parameter)?.function;
  for (let fn = from; fn !== owner; fn = functions.parent(fn)) {
    if (registered.has(fn)) return true;
    if (fn === functions.parent(fn)) return false;
  }
  return false;
}

import type { Facts } from '../infer/infer.js';
import { isExported } from '../infer/roots/exported-functions.js';
import { isAligned, parameterPlaces, type ParameterPlace } from '../infer/edges/parameter-places.js';
import { edgesTo } from '../infer/reach/reach.js';
import type { Program } from '../link/program.js';

/**
 * Whether a flow node is a parameter for which every caller writes a literal, or hands such a parameter on. What those
 * hand on whose callers are `elsewhere` may be one.
 */
export function isAlwaysLiteral(program: Program, facts: Facts, node: number, elsewhere: (fn: number) => boolean): boolean {
  const places = parameterPlaces(program);
  const asked = new Set([node]);
  for (const parameter of asked) {
    const place = places.get(parameter);
    const given = place && argumentsFor(program, facts, place);
    if (!given) return false;
    for (const argument of given) {
      const handedOn = places.get(argument);
      if (handedOn === undefined) return false;
      if (!elsewhere(handedOn.function)) asked.add(argument);
    }
  }
  return true;
}

/** The flow nodes that callers give for a parameter other than literals; null where callers or arguments are not known. */
function argumentsFor(program: Program, facts: Facts, { function: fn, position }: ParameterPlace): number[] | null {
  const { calls } = program;
  const incoming = edgesTo(facts.edges, fn);
  if (incoming.length === 0 || isCalledByOthers(program, facts, fn) || !incoming.every(({ call, origin }) => origin === 'call' && isAligned(program, call))) return null;
  const isLiteral = (call: number): boolean => position >= calls.argumentCount(call) || calls.shapes(call)[position]?.kind === 'literal';
  return incoming.filter(({ call }) => !isLiteral(call)).map(({ call }) => calls.argument(call, position));
}

/** That code is asynchronous begins nothing where its file keeps it to itself: its callers are all there are. */
function isCalledByOthers(program: Program, facts: Facts, fn: number): boolean {
  if (!facts.isRoot(fn)) return false;
  return isExported(program, fn) || facts.roots.some((root) => root.function === fn && !(root.reach === 'unknown' && root.kind === 'async'));
}

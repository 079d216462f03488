import type { Facts } from '../infer/infer.js';
import { isAligned, parameterPlaces } from '../infer/parameter-places.js';
import type { PathEdge } from '../infer/path-edges.js';
import type { Program } from '../link/program.js';

/**
 * Whether a flow node is a parameter for which every caller writes a literal, or hands such a parameter on. What those
 * hand on whose callers are `elsewhere` may be one.
 */
export function isAlwaysLiteral(program: Program, facts: Facts, node: number, elsewhere: (fn: number) => boolean): boolean {
  const places = parameterPlaces(program);
  const asked = new Set<number>();
  return isLiteralAt(node);

  function isLiteralAt(at: number): boolean {
    const place = places.get(at);
    if (!place || asked.has(at)) return place !== undefined;
    asked.add(at);
    const incoming = facts.edges.incoming[place.function] ?? [];
    return incoming.length > 0 && !facts.isRoot(place.function) && incoming.every((edge) => isGivenLiteral(facts.edges.edges[edge], place.position));
  }

  function isGivenLiteral({ call, origin }: PathEdge, position: number): boolean {
    const { calls } = program;
    if (origin !== 'call' || !isAligned(program, call)) return false;
    if (position >= calls.argumentCount(call) || calls.shapes(call)[position]?.kind === 'literal') return true;
    const given = calls.argument(call, position);
    const handedOn = places.get(given);
    return handedOn !== undefined && (elsewhere(handedOn.function) || isLiteralAt(given));
  }
}

import { contentReaders, type Provenance, sourceOf } from '../catalog/sources.js';
import type { Facts } from '../infer/infer.js';
import { parameterPlaces } from '../infer/edges/parameter-places.js';
import type { Program } from '../link/program.js';
import { directCalls } from './direct-calls.js';

const DEEPEST_CALL = 4;
const MOST_CALLERS = 8;

/** Where a value comes from: through conversions and parameters, to the call or entry point that brought it into the program. */
export function provenanceOf(program: Program, facts: Facts, node: number, depth = 0): Provenance {
  if (node <= 0) return 'unknown';
  for (const api of program.apisAt(node)) {
    const source = sourceOf(program.apis.text(api));
    if (source) return source;
  }
  if (depth >= DEEPEST_CALL) return 'unknown';
  const call = program.callWithResult(node);
  if (call >= 0 && contentReaders.has(program.calls.member(call) ?? '')) return 'file';
  const origins = call < 0 ? argumentsFor(program, facts, node) : operandsOf(program, call);
  for (const origin of origins) {
    const provenance = provenanceOf(program, facts, origin, depth + 1);
    if (provenance !== 'unknown') return provenance;
  }
  return 'unknown';
}

/** What a conversion is made of: its first arguments, and the value whose method it is. */
function operandsOf({ calls }: Program, call: number): number[] {
  return [...calls.arguments(call).slice(0, 2), calls.receiver(call)];
}

/** What the callers of a function give for a parameter. */
function argumentsFor(program: Program, facts: Facts, node: number): number[] {
  const place = parameterPlaces(program).get(node);
  if (!place) return [];
  const callers = directCalls(program, facts, place.function).filter((call) => place.position < program.calls.argumentCount(call));
  return callers.slice(0, MOST_CALLERS).map((call) => program.calls.argument(call, place.position));
}

import type { CandidateSite } from './detector.js';

/** The function of the program that a memoizer was given, inline or by name. */
export function memoizedFunction({ candidate, function: fn, nodes, functionsAt }: CandidateSite): number | null {
  const { inline } = candidate.data;
  if (typeof inline === 'number' && inline >= 0) return fn - candidate.function + inline;
  return functionsAt(nodes[1])[0] ?? null;
}

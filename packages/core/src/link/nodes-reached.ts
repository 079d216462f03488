import type { Program } from './program.js';

const MOST_NODES = 2_000;

/** The nodes that values of the given ones flow into, and these themselves. */
export function nodesReached(program: Program, from: readonly number[]): number[] {
  const seen = new Set(from);
  for (const node of seen) {
    if (seen.size > MOST_NODES) break;
    for (const next of program.flowsInto(node)) seen.add(next);
  }
  return [...seen];
}

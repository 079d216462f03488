import type { Facts } from '../infer/infer.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import type { Program } from '../link/program.js';

/** How many loops lie around the calls from the entry point down to a function. */
export function loopsOnPath(program: Program, { roots }: Facts, way: FunctionReach): number {
  let depth = way.root >= 0 && roots[way.root].loop ? 1 : 0;
  for (const { call, loop } of way.path) depth += program.calls.loopDepth(call) + (loop ? 1 : 0);
  return depth;
}

import type { Facts } from '../infer/infer.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { callsByFunction } from './calls-by.js';

/** How many loops lie around the calls from the entry point down to a function. */
export function loopsOnPath(program: Program, { roots }: Facts, way: FunctionReach): number {
  let depth = way.root >= 0 && roots[way.root].loop ? 1 : 0;
  for (const { call, loop } of way.path) depth += program.calls.loopDepth(call) + (loop ? 1 : 0);
  return depth;
}

/** Whether a loop around a call, or around the way to it, comes back to it in one go, so that nobody else has a turn between. */
export function repeatsInOneGo(program: Program, { path }: FunctionReach, innermost: number): boolean {
  if (program.calls.has(innermost, CallFlag.loop)) return true;
  if (program.calls.loopDepth(innermost) > 0) return !waitsInLoops(program, program.calls.function(innermost));
  for (const { from, to, call, loop, later } of path.toReversed()) {
    if (loop) return true;
    if (later || program.calls.functions.summary(to).async) return false;
    if (program.calls.loopDepth(call) > 0) return !waitsInLoops(program, from);
  }
  return false;
}

function waitsInLoops(program: Program, fn: number): boolean {
  const { calls } = program;
  return (callsByFunction(program).get(fn) ?? []).some((call) => calls.has(call, CallFlag.awaited) && calls.loopDepth(call) > 0);
}

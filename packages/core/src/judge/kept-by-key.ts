import type { Facts } from '../infer/infer.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import type { PathEdge } from '../infer/edges/path-edges.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';
import { isGuardedOnEveryWay } from './every-way.js';
import { keyedFunctions, memoizedFunctions } from './memoized-functions.js';

/** Whether a place lies behind a look-up by key, in its own function or around a call on every way to it that is as hot. */
export function isKeptByKey(program: Program, facts: Facts, at: { function: number; flags: number }, way: FunctionReach): boolean {
  const { calls } = program;
  const memoized = memoizedFunctions(program);
  const keyed = keyedFunctions(facts.roots);
  const isKept = (fn: number): boolean => memoized.has(calls.functions.original(fn)) || keyed.has(calls.functions.original(fn));
  const isKeyed = (edge: PathEdge): boolean => edge.keyed === true || (edge.call >= 0 && calls.has(edge.call, CallFlag.keyed)) || isKept(edge.to);
  if (at.flags & CallFlag.keyed || isKept(at.function)) return true;
  return isGuardedOnEveryWay(facts, at.function, way, { isGuarded: isKeyed, isGuardedFunction: isKept });
}

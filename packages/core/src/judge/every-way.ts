import type { PathEdge } from '../infer/edges/path-edges.js';
import type { Facts } from '../infer/infer.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import { edgesTo } from '../infer/reach/reach.js';
import type { Program } from '../link/program.js';
import { RUNS_OFTEN } from '../report/reaches.js';
import { CallFlag } from '../summarize/call-record.js';

/** What is asked of the ways to a function. */
export interface Guards {
  isGuarded: (edge: PathEdge) => boolean;
  /** Functions that are guarded themselves. */
  isGuardedFunction?: (fn: number) => boolean;
}

/** Whether every way to a function that is as hot as the given one leads through a guard. */
export function isGuardedOnEveryWay(facts: Facts, fn: number, way: FunctionReach, { isGuarded, isGuardedFunction = () => false }: Guards): boolean {
  const isThrough = (edge: PathEdge): boolean => isGuarded(edge) || isGuardedFunction(edge.from);
  if (!way.path.some(isThrough)) return false;
  // What a guard lets through once is on no path that is hot.
  const isFree = (edge: PathEdge): boolean => !isGuarded(edge) && !(edge.once && RUNS_OFTEN.has(way.reach));
  const free = new Set([fn]);
  for (const reached of free) for (const edge of edgesTo(facts.edges, reached)) if (isFree(edge)) free.add(edge.from);
  return ![...free].some((reached) => !isGuardedFunction(reached) && begins(facts.reachOf(reached), way));
}

function begins({ path, reach }: FunctionReach, way: FunctionReach): boolean {
  return path.length === 0 && reach === way.reach;
}

/** Whether a place is only come to after a failure: in a `catch`, or before an exception is thrown. */
export function isAfterFailure({ calls }: Program, facts: Facts, at: { function: number; flags: number }, way: FunctionReach): boolean {
  const isGuarded = ({ call }: PathEdge): boolean => call >= 0 && calls.has(call, CallFlag.afterFailure);
  return (at.flags & CallFlag.afterFailure) !== 0 || isGuardedOnEveryWay(facts, at.function, way, { isGuarded });
}

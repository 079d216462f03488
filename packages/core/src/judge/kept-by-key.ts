import type { Facts } from '../infer/infer.js';
import type { FunctionReach } from '../infer/reach/function-reach.js';
import type { PathEdge } from '../infer/edges/path-edges.js';
import { edgesTo } from '../infer/reach/reach.js';
import type { Program } from '../link/program.js';
import { ON_THE_LOOP } from '../report/reaches.js';
import { CallFlag } from '../summarize/call-record.js';
import { keyedFunctions, memoizedFunctions } from './memoized-functions.js';

/** Whether a place lies behind a look-up by key, in its own function or around a call on every way to it that is as hot. */
export function isKeptByKey(program: Program, facts: Facts, at: { function: number; flags: number }, way: FunctionReach): boolean {
  const { calls } = program;
  const memoized = memoizedFunctions(program);
  const keyed = keyedFunctions(facts.roots);
  const isKept = (fn: number): boolean => memoized.has(calls.functions.original(fn)) || keyed.has(calls.functions.original(fn));
  const isKeyed = (edge: PathEdge): boolean => edge.keyed === true || (edge.call >= 0 && calls.has(edge.call, CallFlag.keyed)) || isKept(edge.to);
  if (at.flags & CallFlag.keyed || isKept(at.function)) return true;
  if (!way.path.some((edge) => isKeyed(edge) || isKept(edge.from))) return false;
  // What a guard lets through once is on no path that is hot.
  const isFree = (edge: PathEdge): boolean => !isKeyed(edge) && !(edge.once && HOT.has(way.reach));
  const free = new Set([at.function]);
  for (const fn of free) for (const edge of edgesTo(facts.edges, fn)) if (isFree(edge)) free.add(edge.from);
  return ![...free].some((fn) => !isKept(fn) && begins(facts.reachOf(fn), way));
}

const HOT: ReadonlySet<string> = new Set(ON_THE_LOOP);

function begins({ path, reach }: FunctionReach, way: FunctionReach): boolean {
  return path.length === 0 && reach === way.reach;
}

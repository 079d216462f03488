import type { Facts, FunctionReach } from '../infer/infer.js';
import type { Program } from '../link/program.js';
import { CallFlag } from '../summarize/call-record.js';

/** Whether a place lies behind a look-up by key, in its own function or around a call on every way to it that is as hot. */
export function isKeptByKey({ calls }: Program, facts: Facts, at: { function: number; flags: number }, way: FunctionReach): boolean {
  const isKeyed = (call: number): boolean => call >= 0 && calls.has(call, CallFlag.keyed);
  if (at.flags & CallFlag.keyed) return true;
  if (!way.path.some(({ call }) => isKeyed(call))) return false;
  const { edges, incoming } = facts.edges;
  const free = new Set([at.function]);
  for (const fn of free) for (const index of incoming[fn] ?? []) if (!isKeyed(edges[index].call)) free.add(edges[index].from);
  return ![...free].some((fn) => begins(facts.reachOf(fn), way));
}

function begins({ path, reach }: FunctionReach, way: FunctionReach): boolean {
  return path.length === 0 && reach === way.reach;
}

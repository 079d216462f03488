import type { Use } from '../detectors/detector.js';
import type { Facts } from '../infer/infer.js';
import { append } from '../append.js';
import { kept } from '../kept.js';
import type { Program } from '../link/program.js';
import { nodesReached } from '../link/nodes-reached.js';
import { reachAt } from './reach-at.js';

const DEEPEST_WRAPPER = 2;
const MOST_PROPERTIES = 40;

/**
 * The calls outside the program that use the result of a call: that get it as an argument or in an options
 * object, or that are methods of what was made with it (`axios.create({ httpsAgent })`, then `client.get()`).
 */
export function usesOf(program: Program, facts: Facts, made: number): Use[] {
  const { calls } = program;
  const { given, methods } = usersIn(program);
  const found = new Set<number>();
  let results = [calls.result(made)];
  for (let depth = 0; depth < DEEPEST_WRAPPER && results.length > 0; depth++) {
    const nodes = nodesReached(program, results);
    const users = nodes.flatMap((node) => [...(given.get(node) ?? []), ...(depth > 0 ? (methods.get(node) ?? []) : [])]);
    const fresh = users.filter((call) => !found.has(call));
    for (const call of fresh) found.add(call);
    results = fresh.map((call) => calls.result(call));
  }
  return [...found].map((call) => useOf(program, facts, call));
}

function useOf({ calls }: Program, facts: Facts, call: number): Use {
  const fn = calls.function(call);
  const region = calls.flags(call);
  return { call, function: fn, loopDepth: calls.loopDepth(call), region, reach: reachAt(facts.reachOf(fn, call).reach, region) };
}

interface Users {
  /** Calls by the nodes that they are given, in options objects too. */
  given: ReadonlyMap<number, readonly number[]>;
  /** Calls by their receivers. */
  methods: ReadonlyMap<number, readonly number[]>;
}

const usersIn = kept((program: Program): Users => {
  const { calls } = program;
  const given = new Map<number, number[]>();
  const methods = new Map<number, number[]>();
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.externals(call).length === 0) continue;
    const receiver = calls.receiver(call);
    if (receiver > 0) append(methods, receiver, call);
    for (const argument of calls.arguments(call)) {
      if (argument <= 0) continue;
      append(given, argument, call);
      const properties = program.propertiesAt(argument);
      if (properties.length <= MOST_PROPERTIES) for (const [, value] of properties) append(given, value, call);
    }
  }
  return { given, methods };
});

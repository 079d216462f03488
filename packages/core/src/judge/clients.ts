import { closesClient, givesClient, opensClient } from '../catalog/client-methods.js';
import type { Facts } from '../infer/infer.js';
import { nodesReached } from '../link/nodes-reached.js';
import type { Program } from '../link/program.js';
import { RUNS_OFTEN } from '../report/reaches.js';
import { callsByFunction, callsByReceiver } from './calls-by.js';
import { endsOfConnection } from './connections.js';

/** The calls in the function of a call, and in those that are written inside it. */
export function callsAround(program: Program, call: number): number[] {
  const { calls } = program;
  return calls.functions.within(calls.function(call)).flatMap((fn) => callsByFunction(program).get(fn) ?? []);
}

/** The calls that give the client which a call makes: itself, and methods around it that give their receiver. */
function makings(program: Program, call: number): number[] {
  const { calls } = program;
  const made = new Set([call]);
  const fluent = callsAround(program, call).filter((next) => givesClient(calls.member(next) ?? ''));
  for (const each of made) {
    const nodes = nodesReached(program, [calls.result(each)]);
    for (const next of fluent) if (nodes.includes(calls.receiver(next))) made.add(next);
  }
  return [...made];
}

/** The nodes that hold the client which a call makes. */
export function nodesOfClient(program: Program, call: number): number[] {
  return nodesReached(program, makings(program, call).map((each) => program.calls.result(each)));
}

/** The nodes of the settings that a client is made and opened with. */
export function settingsOfClient(program: Program, call: number): number[] {
  const { calls } = program;
  const given = makings(program, call).filter((each) => each === call || opensClient(calls.member(each) ?? ''));
  return given.flatMap((each) => calls.arguments(each));
}

/** The calls of methods of a client, wherever they are. */
function methodCalls(program: Program, call: number): number[] {
  return nodesOfClient(program, call).flatMap((node) => callsByReceiver(program).get(node) ?? []);
}

export function isClosedAnywhere(program: Program, call: number): boolean {
  return methodCalls(program, call).some((use) => closesClient(program.calls.member(use) ?? ''));
}

/** The calls around that close a client. */
export function closingsAround(program: Program, call: number): number[] {
  const { calls } = program;
  const nodes = nodesOfClient(program, call);
  return callsAround(program, call).filter((near) => closesClient(calls.member(near) ?? '') && nodes.includes(calls.receiver(near)));
}

/** Whether a client is closed when the connection ends whose handler makes it. */
export function endsWithConnection(program: Program, facts: Facts, call: number): boolean {
  const { calls } = program;
  const ends = endsOfConnection(program, facts, calls.function(call), callsAround(program, call));
  return ends.size > 0 && closingsAround(program, call).some((closing) => ends.has(calls.function(closing)));
}

/** Whether entry points use a client other than those that lead to its making. */
export function isUsedByOthers(program: Program, facts: Facts, call: number): boolean {
  const { calls } = program;
  const makers = new Set(facts.rootsOf(calls.function(call)).roots);
  const users = new Set(methodCalls(program, call).map((use) => calls.function(use)));
  return [...users].some((user) => facts.rootsOf(user).roots.some((root) => !makers.has(root) && RUNS_OFTEN.has(facts.roots[root].reach)));
}

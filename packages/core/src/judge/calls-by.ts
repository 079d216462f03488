import { append } from '../append.js';
import { kept } from '../kept.js';
import type { CallTable } from '../link/call-table.js';
import type { Program } from '../link/program.js';

type Index = ReadonlyMap<number, readonly number[]>;

/** The calls by the functions that they are written in. */
export const callsByFunction = kept(({ calls }: Program): Index => indexBy(calls, (call) => [calls.function(call)]));

/** The calls by the nodes of their receivers. */
export const callsByReceiver = kept(({ calls }: Program): Index => indexBy(calls, (call) => nodesAmong([calls.receiver(call)])));

/** The calls by the nodes that they are given. */
export const callsByArgument = kept(({ calls }: Program): Index => indexBy(calls, (call) => nodesAmong(calls.arguments(call))));

function indexBy(calls: CallTable, keysOf: (call: number) => readonly number[]): Index {
  const index = new Map<number, number[]>();
  for (let call = 0; call < calls.writtenCount; call++) for (const key of keysOf(call)) append(index, key, call);
  return index;
}

function nodesAmong(numbers: readonly number[]): number[] {
  return numbers.filter((number) => number > 0);
}

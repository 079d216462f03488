import { kept } from '../../kept.js';
import { callbackLookup } from '../../catalog/callbacks/lookup.js';
import type { Program } from '../../link/program.js';
import { CallFlag } from '../../summarize/call-record.js';

/** A parameter by its function, and by its place among that one's parameters. */
export interface ParameterPlace {
  function: number;
  position: number;
}

/** The parameters by their flow nodes. */
export const parameterPlaces = kept((program: Program): ReadonlyMap<number, ParameterPlace> => {
  const places = new Map<number, ParameterPlace>();
  for (let fn = 0; fn < program.functionCount; fn++) {
    program.bindingsOfParameters(fn).forEach((nodes, position) => {
      for (const node of nodes) places.set(node, { function: fn, position });
    });
  }
  return places;
});

/** Whether the arguments of a call are the parameters of what it calls, one by one. */
export function isAligned({ calls }: Program, call: number): boolean {
  return call < calls.writtenCount && (calls.flags(call) & UNALIGNED) === 0;
}

const UNALIGNED = CallFlag.implicit | CallFlag.spread | CallFlag.viaCall | CallFlag.viaApply | CallFlag.viaBind;

/** Functions that somebody binds arguments to, or wraps: whoever calls what came of it gives other arguments. */
export function unalignedFunctions(program: Program): ReadonlySet<number> {
  const { calls, apis } = program;
  const rules = callbackLookup();
  const found = new Set<number>();
  for (let call = 0; call < calls.writtenCount; call++) {
    if (calls.has(call, CallFlag.viaBind) && calls.argumentCount(call) > 1) for (const fn of program.functionsAt(calls.receiver(call))) found.add(fn);
    if (!calls.externals(call).some((api) => rules.rule(apis.text(api))?.wraps)) continue;
    for (const fn of calls.arguments(call).flatMap((node) => program.functionsAt(node))) found.add(fn);
  }
  return found;
}

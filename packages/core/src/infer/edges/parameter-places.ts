import type { Program } from '../../link/program.js';
import { CallFlag } from '../../summarize/call-record.js';

/** A parameter by its function, and by its place among that one's parameters. */
export interface ParameterPlace {
  function: number;
  position: number;
}

const known = new WeakMap<Program, ReadonlyMap<number, ParameterPlace>>();

/** The parameters by their flow nodes. */
export function parameterPlaces(program: Program): ReadonlyMap<number, ParameterPlace> {
  const places = known.get(program) ?? findPlaces(program);
  known.set(program, places);
  return places;
}

function findPlaces(program: Program): ReadonlyMap<number, ParameterPlace> {
  const places = new Map<number, ParameterPlace>();
  for (let fn = 0; fn < program.functionCount; fn++) {
    program.bindingsOfParameters(fn).forEach((nodes, position) => {
      for (const node of nodes) places.set(node, { function: fn, position });
    });
  }
  return places;
}

/** Whether the arguments of a call are the parameters of what it calls, one by one. */
export function isAligned({ calls }: Program, call: number): boolean {
  return call < calls.writtenCount && (calls.flags(call) & UNALIGNED) === 0;
}

const UNALIGNED = CallFlag.implicit | CallFlag.spread | CallFlag.viaCall | CallFlag.viaApply | CallFlag.viaBind;

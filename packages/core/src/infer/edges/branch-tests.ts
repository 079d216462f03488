import type { Program } from '../../link/program.js';
import { ANY_VALUE, ValueKind } from '../../summarize/value-kinds.js';
import { isAligned, unalignedFunctions } from './parameter-places.js';
import type { PathEdge } from './path-edges.js';
import { argumentSupplies, type Supply } from './supplies.js';
import { TestedParameters } from './tested-parameters.js';
import { unseenSupplies } from './unseen-supplies.js';

/** A branch that is entered only for callers that give certain kinds of values, or leave them out. */
export interface Branch {
  /** Index of a parameter in `BranchTests`. */
  parameter: number;
  kinds: number;
  /** For other callers it is entered at most once per process. */
  elseOnce: boolean;
}

/** The parameters, and properties of parameters, whose values decide who is called, of all functions of the program. */
export interface BranchTests {
  count: number;
  functionOf(parameter: number): number;
  parametersOf(fn: number): readonly number[];
  branchesOf(call: number): readonly Branch[];
  supply(edge: PathEdge, parameter: number): Supply;
  /** The kinds of values that are given by calls of a method of the same name of which nobody knows whom they call. */
  supplyUnseen(parameter: number): number;
}

const NONE: readonly never[] = [];

export function branchTests(program: Program): BranchTests {
  const { calls } = program;
  const tested = new TestedParameters(program);
  const branches = tested.branches();
  const supplyAt = argumentSupplies(program, tested.byNode());
  const { parameters, ofFunction } = tested;
  const unaligned = unalignedFunctions(program);

  return {
    count: parameters.length,
    supplyUnseen: unseenSupplies(program, parameters, supplyAt),
    functionOf: (parameter) => parameters[parameter].function,
    parametersOf: (fn) => ofFunction.get(calls.functions.original(fn)) ?? NONE,
    branchesOf: (call) => branches.get(call) ?? NONE,
    supply({ call, to, origin }, parameter) {
      if (origin !== 'call' || !isAligned(program, call) || unaligned.has(to)) return ANY_VALUE;
      const { position, property, standIns, byDefault } = parameters[parameter];
      const own = supplyAt(call, position, property);
      // Other names may be given `null` or `undefined`, of which only one has the default take its place.
      if (own !== null && own !== ValueKind.nothing) return own;
      if (standIns.length === 0) return own === null ? byDefault : ValueKind.nothing | byDefault;
      const others = standIns.map((other) => supplyAt(call, other, null));
      if (others.includes(ValueKind.function)) return ValueKind.function;
      return others.every((other) => other === null || other === ValueKind.nothing) ? byDefault : ANY_VALUE;
    },
  };
}

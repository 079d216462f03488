import type { Program } from '../../link/program.js';
import { ANY_VALUE } from '../../summarize/value-kinds.js';
import type { BranchTests } from './branch-tests.js';
import type { PathEdge } from './path-edges.js';

/** The parameters that closures hand on, which are those of the functions that have made them. */
export interface CapturedParameters {
  /** Whether a parameter is that of another function than the one that hands it on, and by another way than from there. */
  isCaptured(edge: PathEdge, parameter: number): boolean;
  /** Whether a parameter is that of another function than the one that hands it on. */
  isOfMaker(edge: PathEdge, parameter: number): boolean;
  /** The kinds of values that all callers give together, whenever they do. */
  given(parameter: number): number;
}

interface Graph {
  edges: readonly PathEdge[];
  incoming: readonly (readonly number[] | undefined)[];
  tests: BranchTests;
}

export function capturedParameters(program: Program, { edges, incoming, tests }: Graph): CapturedParameters {
  const { calls } = program;
  const known = new Map<number, number>();
  const edgesTo = (fn: number): PathEdge[] => (incoming[fn] ?? []).map((edge) => edges[edge]);
  const isOfMaker = ({ from }: PathEdge, parameter: number): boolean => tests.functionOf(parameter) !== calls.functions.original(from);

  /** Only its maker, and what is written in there, leads to a closure that runs while its maker does. */
  const runsWithin = (closure: number, maker: number): boolean => {
    for (let fn = closure; fn !== maker; fn = makerOf(program, fn)) {
      const callers = edgesTo(fn);
      if (fn === makerOf(program, fn) || callers.length === 0 || !callers.every(({ from, later }) => !later && isWithin(program, calls.functions.original(from), maker))) return false;
    }
    return true;
  };

  const find = (parameter: number, seen: Set<number>): number => {
    if (seen.has(parameter)) return 0;
    seen.add(parameter);
    const callers = edgesTo(tests.functionOf(parameter)).filter(({ from }) => program.files[calls.functions.file(from)].role !== 'test');
    if (callers.length === 0) return ANY_VALUE;
    let kinds = 0;
    for (const edge of callers) {
      const supply = tests.supply(edge, parameter);
      kinds |= typeof supply === 'number' ? supply : find(supply.parameter, seen);
    }
    return kinds;
  };

  return {
    isOfMaker,
    isCaptured: (edge, parameter) => isOfMaker(edge, parameter) && !runsWithin(calls.functions.original(edge.from), tests.functionOf(parameter)),
    given(parameter) {
      const kinds = known.get(parameter) ?? find(parameter, new Set());
      known.set(parameter, kinds);
      return kinds;
    },
  };
}

function makerOf({ calls, functionBase }: Program, fn: number): number {
  const { parent } = calls.functions.summary(fn);
  return functionBase[calls.functions.file(fn)] + parent;
}

function isWithin(program: Program, fn: number, maker: number): boolean {
  for (let around = fn; around !== maker; around = makerOf(program, around)) if (around === makerOf(program, around)) return false;
  return true;
}

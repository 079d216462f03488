import { rootLookup } from '../catalog/roots/lookup.js';
import type { Program } from '../link/program.js';
import { branchTests } from './edges/branch-tests.js';
import { chargedEdges } from './edges/charged-edges.js';
import { copyClosures } from './edges/closure-copies.js';
import { developmentCalls } from './edges/development-calls.js';
import { pathEdges } from './edges/path-edges.js';
import { clientFiles } from './files/client-files.js';
import { foreignScripts } from './files/foreign-scripts.js';
import { forgottenFiles } from './files/forgotten-files.js';
import { offloadedFiles } from './files/offloaded-files.js';
import { type Callers, callersIn, rootsByFunction, rootsOf } from './reach/callers.js';
import { boundary, computeClasses } from './reach/compute-classes.js';
import { type FunctionReach, NO_CALL, reachOf, withoutCopies } from './reach/function-reach.js';
import { type EdgeIndex, indexEdges } from './reach/reach.js';
import { coolRoots } from './roots/cool-roots.js';
import { findRoots } from './roots/find-roots.js';
import { listenerRoot } from './roots/listener-root.js';
import type { Root } from './roots/root.js';
import { workerRoots } from './roots/worker-roots.js';

/** What holds of the functions of the program beyond their own text. */
export interface Facts {
  roots: readonly Root[];
  edges: EdgeIndex;
  /** Whether something outside the program calls a function. */
  isRoot(fn: number): boolean;
  /** How a function is reached, or a call that is written in it. */
  reachOf(fn: number, call?: number): FunctionReach;
  callersOf: Callers;
  /** All roots that reach a function, hottest first. */
  rootsOf(fn: number): { roots: number[]; truncated: boolean };
}

export interface InferOptions {
  /** Functions that code outside the program may call, such as the exports of a library. */
  exported: readonly number[];
}

/** Computes reach over the linked program. */
export function infer(program: Program, options: InferOptions): Facts {
  const lookup = rootLookup();
  const offloaded = offloadedFiles(program, lookup);
  const development = developmentCalls(program);
  const paths = pathEdges(program);
  const found = findRoots(program, lookup, offloaded);
  const listeners = paths.deferred.map((callback) => listenerRoot(program, callback));
  const tools = coolRoots(program, { found, listeners }, { development, offloaded });
  const roots = [...found, ...listeners, ...workerRoots(program, offloaded)];
  const index = indexEdges(program, copyClosures(program, chargedEdges(program, paths, roots), roots), { tests: branchTests(program), development });
  const callersOf = callersIn(index, boundary(program, index));
  const doubtful = new Set([...foreignScripts(program), ...clientFiles(program, roots), ...forgottenFiles(program, roots)]);
  const classes = computeClasses(program, index, roots, { ...options, tools, doubtful });
  return {
    roots,
    edges: index,
    isRoot: (fn) => rootsByFunction(roots).has(fn),
    reachOf: (fn, call = NO_CALL) => withoutCopies(program, reachOf(index, classes, fn, call)),
    callersOf,
    rootsOf: (fn) => rootsOf(roots, fn, callersOf),
  };
}

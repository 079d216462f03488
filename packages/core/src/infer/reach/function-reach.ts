import type { Program } from '../../link/program.js';
import type { Confidence, Reach } from '../../report/report.js';
import type { PathEdge } from '../edges/path-edges.js';
import { CONFIDENCES, type ClassReach, type EdgeIndex, REACHES } from './reach.js';

/** How many of `REACHES` hold the loop. */
const ON_LOOP = 3;

/** How a function is reached. */
export interface FunctionReach {
  reach: Reach;
  confidence: Confidence;
  /** Calls from the entry point down to the function. */
  path: PathEdge[];
  /** Index into `Facts.roots`, or −1. */
  root: number;
}

/** The surest way on which the function holds the loop; among equally sure ones the hottest. */
export function reachOf(index: EdgeIndex, classes: readonly ClassReach[], fn: number): FunctionReach {
  for (let level = 0; level < CONFIDENCES.length; level++) {
    const hottest = classes.slice(0, ON_LOOP).findIndex((reach) => reach.level[fn] === level);
    if (hottest >= 0) return describe(index, classes[hottest], REACHES[hottest], fn);
  }
  const cooler = classes.findIndex((reach) => reach.has(fn));
  if (cooler < 0) return { reach: 'unreached', confidence: 'definite', path: [], root: -1 };
  return describe(index, classes[cooler], REACHES[cooler], fn);
}

/** The same by the functions that are written. */
export function withoutCopies({ calls }: Program, reach: FunctionReach): FunctionReach {
  return { ...reach, path: reach.path.map((edge) => ({ ...edge, from: calls.original(edge.from), to: calls.original(edge.to) })) };
}

function describe(index: EdgeIndex, reach: ClassReach, name: Reach, fn: number): FunctionReach {
  const path: PathEdge[] = [];
  for (let at = fn; reach.parent[at] >= 0; at = index.edges[reach.parent[at]].from) path.push(index.edges[reach.parent[at]]);
  return { reach: name, confidence: CONFIDENCES[reach.level[fn]], path: path.reverse(), root: reach.root[fn] };
}

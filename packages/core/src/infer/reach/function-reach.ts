import type { Program } from '../../link/program.js';
import { CONFIDENCES } from '../../report/confidences.js';
import { ON_THE_LOOP, REACHES } from '../../report/reaches.js';
import type { Confidence, Reach } from '../../report/report.js';
import type { PathEdge } from '../edges/path-edges.js';
import type { ClassReach, EdgeIndex } from './reach.js';
import { wayTo } from './ways.js';

/** How a function is reached, or a call in it. */
export interface FunctionReach {
  reach: Reach;
  confidence: Confidence;
  /** Calls from the entry point down to the function. */
  path: PathEdge[];
  /** Index into `Facts.roots`, or −1. */
  root: number;
}

/** A call lies in no function for one who asks about a function as a whole. */
export const NO_CALL = -1;

/** The surest way on which the function holds the loop; among equally sure ones the hottest. */
export function reachOf(index: EdgeIndex, classes: readonly ClassReach[], fn: number, call: number): FunctionReach {
  const levels = classes.map((reach) => levelOf(index, reach, fn, call));
  for (let level = 0; level < CONFIDENCES.length; level++) {
    const hottest = levels.slice(0, ON_THE_LOOP.length).indexOf(level);
    if (hottest >= 0) return describe(index, classes[hottest], REACHES[hottest], { fn, call, level });
  }
  const once = levels.slice(0, ON_THE_LOOP.length).indexOf('once');
  const cooler = levels.findIndex((level) => typeof level === 'number');
  if (once >= 0 && (cooler < 0 || REACHES[cooler] !== 'startup')) return describe(index, classes[once], 'startup', { fn, call: NO_CALL, level: classes[once].level[fn] });
  if (cooler < 0) return { reach: 'unreached', confidence: 'definite', path: [], root: -1 };
  return describe(index, classes[cooler], REACHES[cooler], { fn, call, level: levels[cooler] as number });
}

/** How sure it is that a class of path comes to a call; `once` where it comes there once, and undefined where none of its callers does. */
function levelOf({ tests }: EdgeIndex, reach: ClassReach, fn: number, call: number): number | 'once' | undefined {
  if (!reach.has(fn)) return undefined;
  let level = reach.level[fn];
  let isOnce = false;
  for (const branch of tests.branchesOf(call)) {
    // Closures of a function that this class of path does not come through were made before.
    if (!reach.has(tests.functionOf(branch.parameter))) continue;
    const opening = reach.branches.openingOf(branch);
    if (!opening && !branch.elseOnce) return undefined;
    isOnce ||= !opening;
    level = Math.max(level, opening?.level ?? level);
  }
  return isOnce ? 'once' : level;
}

/** The same by the functions that are written. */
export function withoutCopies({ calls }: Program, reach: FunctionReach): FunctionReach {
  return { ...reach, path: reach.path.map((edge) => ({ ...edge, from: calls.functions.original(edge.from), to: calls.functions.original(edge.to) })) };
}

function describe(index: EdgeIndex, reach: ClassReach, name: Reach, { fn, call, level }: { fn: number; call: number; level: number }): FunctionReach {
  return { reach: name, confidence: CONFIDENCES[level], ...wayTo(index, reach, fn, call) };
}

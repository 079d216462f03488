import type { Branch } from '../edges/branch-tests.js';
import type { Opening } from '../edges/open-branches.js';
import type { PathEdge } from '../edges/path-edges.js';
import type { ClassReach, EdgeIndex } from './reach.js';

/** From an entry point down to a place. */
interface Way {
  path: PathEdge[];
  /** Index of a root, or −1. */
  root: number;
}

type Deciding = Pick<Branch, 'parameter' | 'kinds'>;

/** As many branches lie on a way at most; beyond, it is shown as it was found. */
const MOST_BRANCHES = 100;

/** The way by which a class of path comes to a function, or to a call in it: where a branch lies between, by a caller that enters it. */
export function wayTo(index: EdgeIndex, reach: ClassReach, fn: number, call: number): Way {
  const path: PathEdge[] = [];
  let branches = 0;
  let at = fn;
  let deciding = branchAround(index, reach, call);
  for (;;) {
    const opening = deciding && branches++ < MOST_BRANCHES ? openingBefore(index, reach, { deciding, at, path }) : undefined;
    const edge = opening ? opening.edge : reach.parent[at];
    if (edge < 0) return { path: path.reverse(), root: opening ? opening.root : reach.root[at] };
    const last = index.edges[edge];
    path.push(last);
    at = last.from;
    deciding = opening?.by ?? branchAround(index, reach, last.call);
  }
}

function branchAround({ tests }: EdgeIndex, reach: ClassReach, call: number): Deciding | undefined {
  return tests.branchesOf(call).find(({ parameter }) => reach.has(tests.functionOf(parameter)));
}

/** How the function is entered that decides about a branch, when the way back from a function that is written in it has come there. */
function openingBefore(index: EdgeIndex, reach: ClassReach, { deciding, at, path }: { deciding: Deciding; at: number; path: PathEdge[] }): Opening | undefined {
  const opening = reach.branches.openingOf(deciding);
  if (!opening || (opening.edge < 0 && opening.root < 0)) return undefined;
  const owner = index.tests.functionOf(deciding.parameter);
  const between: PathEdge[] = [];
  for (let fn = at; index.original(fn) !== owner; fn = index.edges[reach.parent[fn]].from) {
    if (reach.parent[fn] < 0) return undefined;
    between.push(index.edges[reach.parent[fn]]);
  }
  path.push(...between);
  return opening;
}

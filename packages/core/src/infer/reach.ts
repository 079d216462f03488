import type { Confidence, Reach } from '../report/report.js';
import type { Program } from '../link/program.js';
import type { PathEdge } from './path-edges.js';
import type { Root } from './root.js';

/** Hottest first: the order in which classes win. */
export const REACHES = ['request', 'background', 'unknown', 'startup', 'tooling', 'offloaded'] as const satisfies readonly Reach[];
export const CONFIDENCES = ['definite', 'probable', 'possible'] as const satisfies readonly Confidence[];

const UNREACHED = 255;

/** The shortest way by which one class of path reaches each function. */
export class ClassReach {
  /** Index into `CONFIDENCES` of the weakest step, or 255. */
  readonly level: Uint8Array;
  /** Edge by which the function is reached first, or −1 for a root. */
  readonly parent: Int32Array;
  /** Root that reaches it first. */
  readonly root: Int32Array;

  constructor(functions: number) {
    this.level = new Uint8Array(functions).fill(UNREACHED);
    this.parent = new Int32Array(functions).fill(-1);
    this.root = new Int32Array(functions).fill(-1);
  }

  has(fn: number): boolean {
    return this.level[fn] !== UNREACHED;
  }
}

export interface EdgeIndex {
  edges: readonly PathEdge[];
  /** Edges by the function that they lead from, and by the one that they lead to. */
  outgoing: readonly (readonly number[] | undefined)[];
  incoming: readonly (readonly number[] | undefined)[];
}

export function indexEdges(program: Program, edges: readonly PathEdge[]): EdgeIndex {
  const outgoing = new Array<number[] | undefined>(program.functionCount);
  const incoming = new Array<number[] | undefined>(program.functionCount);
  edges.forEach(({ from, to }, index) => {
    (outgoing[from] ??= []).push(index);
    (incoming[to] ??= []).push(index);
  });
  return { edges, outgoing, incoming };
}

export interface Seed {
  function: number;
  root: number;
  level: number;
}

/**
 * Breadth first from all roots of one class: what is surest comes first, then what is nearest. Every function and
 * edge is seen once per level of confidence.
 */
export function spread(index: EdgeIndex, functions: number, seeds: readonly Seed[], follows: (edge: PathEdge) => boolean): ClassReach {
  const reach = new ClassReach(functions);
  let pending: { edge: number; level: number }[] = [];
  for (let level = 0; level < CONFIDENCES.length; level++) {
    const queue: number[] = [];
    for (const seed of seeds) if (seed.level === level && !reach.has(seed.function)) enter(reach, queue, { function: seed.function, level, parent: -1, root: seed.root });
    const ready = pending.filter((item) => item.level === level);
    pending = pending.filter((item) => item.level > level);
    for (const { edge } of ready) follow(edge);
    for (let next = 0; next < queue.length; next++) for (const edge of index.outgoing[queue[next]] ?? []) follow(edge);

    function follow(edge: number): void {
      const { from, to, confidence } = index.edges[edge];
      if (reach.has(to) || !follows(index.edges[edge])) return;
      const needed = Math.max(level, CONFIDENCES.indexOf(confidence));
      if (needed > level) pending.push({ edge, level: needed });
      else enter(reach, queue, { function: to, level, parent: edge, root: reach.root[from] });
    }
  }
  return reach;
}

function enter(reach: ClassReach, queue: number[], { function: fn, level, parent, root }: { function: number; level: number; parent: number; root: number }): void {
  reach.level[fn] = level;
  reach.parent[fn] = parent;
  reach.root[fn] = root;
  queue.push(fn);
}

export function seedsOf(roots: readonly Root[], reach: Reach): Seed[] {
  return roots.flatMap((root, index) => (root.reach === reach ? [{ function: root.function, root: index, level: CONFIDENCES.indexOf(root.confidence) }] : []));
}

import { CONFIDENCES } from '../../report/confidences.js';
import type { Reach } from '../../report/report.js';
import type { Program } from '../../link/program.js';
import type { BranchTests } from '../edges/branch-tests.js';
import { type CapturedParameters, capturedParameters } from '../edges/captured-parameters.js';
import { OpenBranches } from '../edges/open-branches.js';
import type { PathEdge } from '../edges/path-edges.js';
import { functionsOf, type Root } from '../roots/root.js';

const UNREACHED = 255;

/** The shortest way by which one class of path reaches each function. */
export class ClassReach {
  /** Index into `CONFIDENCES` of the weakest step, or 255. */
  readonly level: Uint8Array;
  /** Edge by which the function is reached first, or −1 for a root. */
  readonly parent: Int32Array;
  /** Root that reaches it first. */
  readonly root: Int32Array;

  constructor(
    functions: number,
    /** The branches that have callers on this class of path. */
    readonly branches: OpenBranches,
  ) {
    this.level = new Uint8Array(functions).fill(UNREACHED);
    this.parent = new Int32Array(functions).fill(-1);
    this.root = new Int32Array(functions).fill(-1);
  }

  has(fn: number): boolean {
    return this.level[fn] !== UNREACHED;
  }

  /** Lets a function be reached as the surest of its copies is. */
  adopt(fn: number, copy: number): void {
    if (this.level[copy] >= this.level[fn]) return;
    this.level[fn] = this.level[copy];
    this.parent[fn] = this.parent[copy];
    this.root[fn] = this.root[copy];
  }
}

export interface EdgeIndex {
  edges: readonly PathEdge[];
  /** Edges by the function that they lead from, and by the one that they lead to. */
  outgoing: readonly (readonly number[] | undefined)[];
  incoming: readonly (readonly number[] | undefined)[];
  tests: BranchTests;
  captured: CapturedParameters;
  /** Calls that are only made while the program is developed. */
  development: ReadonlySet<number>;
  /** The function that another is a copy of, or the function itself. */
  original(fn: number): number;
}

export function indexEdges(program: Program, edges: readonly PathEdge[], { tests, development }: Pick<EdgeIndex, 'tests' | 'development'>): EdgeIndex {
  const { calls } = program;
  const outgoing = new Array<number[] | undefined>(calls.functions.count);
  const incoming = new Array<number[] | undefined>(calls.functions.count);
  edges.forEach(({ from, to }, index) => {
    (outgoing[from] ??= []).push(index);
    (incoming[to] ??= []).push(index);
    // Who leads to a copy leads to the function, for all who ask for that.
    if (to >= program.functionCount) (incoming[calls.functions.original(to)] ??= []).push(index);
  });
  return { edges, outgoing, incoming, tests, captured: capturedParameters(program, { edges, incoming, tests }), development, original: (fn) => calls.functions.original(fn) };
}

/** The edges that lead to a function. */
export function edgesTo({ edges, incoming }: EdgeIndex, fn: number): PathEdge[] {
  return (incoming[fn] ?? []).map((index) => edges[index]);
}

export interface Seed {
  function: number;
  root: number;
  level: number;
}

/**
 * Breadth first from all roots of one class: what is surest comes first, then what is nearest. Every function and
 * edge is seen once per level of confidence. Branches for a missing argument are followed for callers that leave it out.
 */
export function spread(index: EdgeIndex, functions: number, seeds: readonly Seed[], follows: (edge: PathEdge) => boolean): ClassReach {
  const search = new Search(index, new ClassReach(functions, new OpenBranches(index.tests, index.edges, index.captured)), follows);
  for (let level = 0; level < CONFIDENCES.length; level++) search.run(level, seeds);
  return search.reach;
}

class Search {
  private readonly branches: OpenBranches;
  private level = 0;
  private queue: number[] = [];
  private pending: { edge: number; level: number }[] = [];

  constructor(
    private readonly index: EdgeIndex,
    readonly reach: ClassReach,
    private readonly follows: (edge: PathEdge) => boolean,
  ) {
    this.branches = reach.branches;
  }

  run(level: number, seeds: readonly Seed[]): void {
    this.level = level;
    this.branches.descend(level);
    this.queue = [];
    for (const seed of seeds) if (seed.level === level) this.start(seed);
    const ready = this.pending.filter((item) => item.level === level);
    this.pending = this.pending.filter((item) => item.level > level);
    for (const { edge } of ready) this.follow(edge);
    let next = 0;
    for (;;) {
      for (; next < this.queue.length; next++) for (const edge of this.index.outgoing[this.queue[next]] ?? []) this.follow(edge);
      if (this.branches.released.length === 0) this.branches.releaseUnless((fn) => this.reach.has(fn));
      if (this.branches.released.length === 0) return;
      for (const edge of this.branches.released.splice(0)) this.follow(edge);
    }
  }

  private start(seed: Seed): void {
    this.branches.start(seed.function, seed.root);
    if (!this.reach.has(seed.function)) this.enter({ function: seed.function, parent: -1, root: seed.root });
  }

  private follow(edge: number): void {
    const { from, to, confidence } = this.index.edges[edge];
    const isKnown = this.reach.has(to);
    if ((isKnown && !this.branches.concerns(edge)) || !this.follows(this.index.edges[edge])) return;
    const needed = Math.max(this.level, CONFIDENCES.indexOf(confidence));
    if (needed > this.level) {
      this.pending.push({ edge, level: needed });
      return;
    }
    if (!this.branches.admits(edge)) return;
    this.branches.enter(edge);
    if (!isKnown) this.enter({ function: to, parent: edge, root: this.reach.root[from] });
  }

  private enter({ function: fn, parent, root }: { function: number; parent: number; root: number }): void {
    this.reach.level[fn] = this.level;
    this.reach.parent[fn] = parent;
    this.reach.root[fn] = root;
    this.queue.push(fn);
  }
}

export function seedsOf(roots: readonly Root[], reach: Reach): Seed[] {
  return roots.flatMap((root, index) => (root.reach === reach ? functionsOf(root).map((fn) => ({ function: fn, root: index, level: CONFIDENCES.indexOf(root.confidence) })) : []));
}

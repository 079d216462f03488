import type { Branch } from '../edges/argument-tests.js';
import type { PathEdge } from '../edges/path-edges.js';
import type { ClassReach, EdgeIndex } from './reach.js';

/** From an entry point down to a place. */
interface Way {
  path: PathEdge[];
  /** Index of a root, or −1. */
  root: number;
}

/** Longer ways are shown as they were found. */
const LONGEST = 500;

/** The ways that one class of path takes: where a branch lies between, by a caller that enters it. */
export class Ways {
  private steps = 0;

  constructor(
    private readonly index: EdgeIndex,
    private readonly reach: ClassReach,
  ) {}

  /** The way to a function, or to a call in it. */
  to(fn: number, call: number): Way {
    const [branch] = this.steps++ > LONGEST ? [] : this.index.tests.branchesOf(call).filter((each) => this.reach.has(this.index.tests.functionOf(each.parameter)));
    return (branch && this.through(branch, fn)) ?? this.asFound(fn);
  }

  private asFound(fn: number): Way {
    const parent = this.reach.parent[fn];
    return parent < 0 ? { path: [], root: this.reach.root[fn] } : this.over(parent);
  }

  private over(edge: number): Way {
    const last = this.index.edges[edge];
    const { path, root } = this.to(last.from, last.call);
    return { path: [...path, last], root };
  }

  /** The way into the function that looks at its argument, and on to what is written in it. */
  private through(branch: Pick<Branch, 'parameter' | 'kinds'>, fn: number): Way | null {
    const { tests, edges } = this.index;
    const opening = this.reach.branches.openingOf(branch);
    if (!opening || (opening.edge < 0 && opening.root < 0)) return null;
    const rest = this.restOfWay(tests.functionOf(branch.parameter), fn);
    if (!rest) return null;
    if (opening.edge < 0) return { path: rest, root: opening.root };
    const last = edges[opening.edge];
    const begin = (opening.by && this.through(opening.by, last.from)) ?? this.to(this.index.original(last.from), last.call);
    return { path: [...begin.path, last, ...rest], root: begin.root };
  }

  /** What is left of the way to a function behind another one, in which it is written. */
  private restOfWay(owner: number, fn: number): PathEdge[] | null {
    if (this.index.original(fn) === owner) return [];
    const { path } = this.asFound(fn);
    const at = path.findLastIndex(({ to }) => this.index.original(to) === owner);
    return at < 0 ? null : path.slice(at + 1);
  }
}

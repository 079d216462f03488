import { append } from '../../append.js';
import { ANY_VALUE, KINDS } from '../../summarize/value-kinds.js';
import type { Branch, BranchTests } from './branch-tests.js';
import type { CapturedParameters } from './captured-parameters.js';
import type { PathEdge } from './path-edges.js';

/** How a branch came to be open. */
export interface Opening {
  /** Index of the level of confidence. */
  level: number;
  /** Edge by which the first of the callers comes that enter it, or −1 where that is outside the program, or not known. */
  edge: number;
  /** The branch of that caller's that decides by a parameter of its own, or null. */
  by: Pick<Branch, 'parameter' | 'kinds'> | null;
  /** Root that the function is of which the parameter is one, or −1. */
  root: number;
}

type Way = Pick<Opening, 'edge' | 'root'> & { from: number };

const FROM_NOWHERE: Way = { edge: -1, root: -1, from: -1 };

/**
 * The branches that one search has callers for. A branch for a missing argument opens with the first caller that
 * leaves it out, and the edges that have waited for that are handed back.
 */
export class OpenBranches {
  private readonly open: Uint16Array;
  private readonly openings = new Map<number, Opening>();
  private readonly waiting = new Map<number, number[]>();
  private readonly handedOn = new Map<number, Map<number, number>>();
  /** Edges whose branches have opened. */
  readonly released: number[] = [];
  private level = 0;
  private readonly entered = new Set<number>();
  private readonly started = new Set<number>();
  /** What closures hand on of the parameters of their makers, by the closures. */
  private readonly captures = new Map<number, { from: number; to: number; edge: number }[]>();

  constructor(
    private readonly tests: BranchTests,
    private readonly edges: readonly PathEdge[],
    private readonly captured: CapturedParameters,
  ) {
    this.open = new Uint16Array(tests.count);
  }

  /** Whether the function that an edge leads to looks at its arguments: each caller counts. */
  concerns(edge: number): boolean {
    return this.tests.parametersOf(this.edges[edge].to).length > 0;
  }

  /** Whether all branches around an edge are open. If not, it is handed back when they are. */
  admits(edge: number): boolean {
    const closed = this.tests.branchesOf(this.edges[edge].call).find((branch) => !this.isOpen(branch));
    if (closed === undefined) return true;
    append(this.waiting, closed.parameter, edge);
    return false;
  }

  /** The edges that wait for nobody, but are taken once by everybody. */
  takenOnce(): ReadonlySet<PathEdge> {
    const edges = [...new Set([...this.waiting.values()].flat())].map((edge) => this.edges[edge]);
    return new Set(edges.filter(({ call }) => this.tests.branchesOf(call).every((branch) => branch.elseOnce || this.isOpen(branch))));
  }

  isOpen({ parameter, kinds }: Branch): boolean {
    return (this.open[parameter] & kinds) !== 0;
  }

  /** How the surest caller that enters a branch gets there, or undefined where nobody does. */
  openingOf({ parameter, kinds }: Pick<Branch, 'parameter' | 'kinds'>): Opening | undefined {
    const found = KINDS.filter((kind) => kind & kinds).flatMap((kind) => this.openings.get(keyOf(parameter, kind)) ?? []);
    return found.sort((one, other) => one.level - other.level)[0];
  }

  /** A caller outside the program may do either. */
  start(fn: number, root: number): void {
    for (const parameter of this.tests.parametersOf(fn)) this.let(parameter, ANY_VALUE, { edge: -1, root, from: -1 });
    for (const { from, to, edge } of this.captures.get(fn) ?? []) this.let(to, this.captured.given(from), { edge, root: -1, from: -1 });
    this.started.add(fn);
  }

  /** Follows a caller into a function. */
  enter(edge: number): void {
    for (const parameter of this.tests.parametersOf(this.edges[edge].to)) {
      const supply = this.tests.supply(this.edges[edge], parameter);
      if (typeof supply === 'object') this.handOn(supply.parameter, parameter, edge);
      else this.let(parameter, supply, { edge, root: -1, from: -1 });
      this.entered.add(parameter);
      if (this.level > 0) this.let(parameter, this.tests.supplyUnseen(parameter), FROM_NOWHERE);
    }
  }

  /** Goes on to a level of confidence. Calls of which nobody knows whom they call may be callers, but that is not sure. */
  descend(level: number): void {
    this.level = level;
    if (level > 0) for (const parameter of this.entered) this.let(parameter, this.tests.supplyUnseen(parameter), FROM_NOWHERE);
  }

  /** Opens what waits for functions that this search does not come through: their closures were made before. */
  releaseUnless(reaches: (fn: number) => boolean): void {
    for (const parameter of [...this.waiting.keys()]) if (!reaches(this.tests.functionOf(parameter))) this.let(parameter, ANY_VALUE, FROM_NOWHERE);
  }

  private handOn(from: number, to: number, edge: number): void {
    const receivers = this.handedOn.get(from) ?? new Map<number, number>();
    if (!receivers.has(to)) receivers.set(to, edge);
    this.handedOn.set(from, receivers);
    this.let(to, this.open[from], { edge, root: -1, from });
    this.capture(from, to, edge);
  }

  /** Who made a closure that others run may have done so at any time, and on any path. */
  private capture(from: number, to: number, edge: number): void {
    const caller = this.edges[edge];
    if (!this.captured.isOfMaker(caller, from)) return;
    append(this.captures, caller.from, { from, to, edge });
    if (!this.started.has(caller.from) && !this.captured.isCaptured(caller, from)) return;
    this.let(to, this.captured.given(from), { edge, root: -1, from: -1 });
    this.entered.add(from);
  }

  private let(first: number, kinds: number, way: Way): void {
    const pending = [{ parameter: first, way }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { parameter, way } = next;
      const news = kinds & ~this.open[parameter];
      this.open[parameter] |= news;
      this.note(parameter, kinds, way);
      if (news === 0) continue;
      this.released.push(...(this.waiting.get(parameter) ?? []));
      this.waiting.delete(parameter);
      for (const [receiver, edge] of this.handedOn.get(parameter) ?? []) pending.push({ parameter: receiver, way: { edge, root: -1, from: parameter } });
    }
  }

  private note(parameter: number, kinds: number, { edge, root, from }: Way): void {
    for (const kind of KINDS) {
      const known = this.openings.get(keyOf(parameter, kind));
      // A way that can be shown takes the place of one that cannot.
      if ((kind & kinds) === 0 || (known && (known.edge >= 0 || known.root >= 0 || known.level < this.level))) continue;
      this.openings.set(keyOf(parameter, kind), { level: this.level, edge, root, by: from < 0 ? null : { parameter: from, kinds: kind } });
    }
  }
}

function keyOf(parameter: number, kind: number): number {
  return parameter * (ANY_VALUE + 1) + kind;
}

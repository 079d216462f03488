import { append } from '../../append.js';
import type { ArgumentTests } from './argument-tests.js';
import type { PathEdge } from './path-edges.js';

const MISSING = 1;
const GIVEN = 2;

/**
 * The branches that one search has callers for. A branch for a missing argument opens with the first caller that
 * leaves it out, and the edges that have waited for that are handed back.
 */
export class OpenBranches {
  private readonly open: Uint8Array;
  private readonly waiting = new Map<number, number[]>();
  private readonly handedOn = new Map<number, Set<number>>();
  /** Edges whose branches have opened. */
  readonly released: number[] = [];

  constructor(
    private readonly tests: ArgumentTests,
    private readonly edges: readonly PathEdge[],
  ) {
    this.open = new Uint8Array(tests.count);
  }

  /** Whether the function that an edge leads to looks at its arguments: each caller counts. */
  concerns(edge: number): boolean {
    return this.tests.parametersOf(this.edges[edge].to).length > 0;
  }

  /** Whether all branches around an edge are open. If not, it is handed back when they are. */
  admits(edge: number): boolean {
    const closed = this.tests.branchesOf(this.edges[edge].call).find(({ parameter, given }) => (this.open[parameter] & (given ? GIVEN : MISSING)) === 0);
    if (closed === undefined) return true;
    append(this.waiting, closed.parameter, edge);
    return false;
  }

  /** A caller outside the program may do either. */
  start(fn: number): void {
    for (const parameter of this.tests.parametersOf(fn)) this.let(parameter, GIVEN | MISSING);
  }

  /** Follows a caller into a function. */
  enter(edge: number): void {
    for (const parameter of this.tests.parametersOf(this.edges[edge].to)) {
      const supply = this.tests.supply(this.edges[edge], parameter);
      if (typeof supply === 'object') this.handOn(supply.parameter, parameter);
      else this.let(parameter, supply === 'either' ? GIVEN | MISSING : supply === 'given' ? GIVEN : MISSING);
    }
  }

  /** Opens what waits for functions that this search does not come through: their closures were made before. */
  releaseUnless(reaches: (fn: number) => boolean): void {
    for (const parameter of [...this.waiting.keys()]) if (!reaches(this.tests.functionOf(parameter))) this.let(parameter, GIVEN | MISSING);
  }

  private handOn(from: number, to: number): void {
    this.handedOn.set(from, (this.handedOn.get(from) ?? new Set()).add(to));
    this.let(to, this.open[from]);
  }

  private let(first: number, bits: number): void {
    const pending = [first];
    for (let parameter = pending.pop(); parameter !== undefined; parameter = pending.pop()) {
      if ((this.open[parameter] | bits) === this.open[parameter]) continue;
      this.open[parameter] |= bits;
      this.released.push(...(this.waiting.get(parameter) ?? []));
      this.waiting.delete(parameter);
      pending.push(...(this.handedOn.get(parameter) ?? []));
    }
  }
}

import type { Solver } from './solver.js';
import { TokenKind } from './tokens.js';

/** What values inherit from. Few do, so that reads of inherited properties begin with the first prototype that a value gets. */
export class Prototypes {
  private readonly nodes = new Map<number, number>();

  constructor(private readonly solver: Solver) {}

  /** Holds what a value inherits from. */
  of(owner: number): number {
    let node = this.nodes.get(owner);
    if (node === undefined) {
      node = this.solver.graph.newNode();
      this.nodes.set(owner, node);
      for (const { name, to } of this.solver.heap.readingsOf(owner)) this.inherit(owner, name, to);
    }
    return node;
  }

  /** Reads a property of what a value inherits from, unless the value's class hides it by a member of its own. */
  inherit(owner: number, name: number, to: number): void {
    const node = this.nodes.get(owner);
    if (node !== undefined && !this.declares(owner, name)) this.solver.addLoad(node, name, to);
  }

  declares(owner: number, name: number): boolean {
    const { tokens, classes, names } = this.solver;
    const kind = tokens.kind(owner);
    if (kind !== TokenKind.instance && kind !== TokenKind.class) return false;
    return classes.declaresMember(tokens.index(owner), names.text(name));
  }
}

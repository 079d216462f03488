import { Name } from './names.js';
import { Prototypes } from './prototypes.js';
import type { Solver } from './solver.js';
import { TokenKind } from './tokens.js';

/** Reads and writes of properties, by the kind of value that they are asked of. */
export class Properties {
  readonly prototypes: Prototypes;

  constructor(private readonly solver: Solver) {
    this.prototypes = new Prototypes(solver);
  }

  load(token: number, name: number, to: number): void {
    const { tokens, graph, heap, names } = this.solver;
    const kind = tokens.kind(token);
    const index = tokens.index(token);
    switch (kind) {
      case TokenKind.external:
        if (name === Name.any) this.loadComputed(index, to);
        if (heap.read(token, name, to) && names.isWritten(name)) this.solver.addExternal(to, this.solver.model.property(this.solver.apis, index, names.text(name)));
        return;
      case TokenKind.elsewhere:
        return graph.addValue(to, token);
      case TokenKind.namespace:
        return this.solver.modules.loadExport(index, names.text(name), to);
      case TokenKind.function:
      case TokenKind.class:
        if (name === Name.prototype) return graph.addValue(to, tokens.of(kind === TokenKind.class ? TokenKind.instance : TokenKind.functionInstance, index));
        break;
      case TokenKind.typed:
        for (const subtype of this.allSubtypes(index)) this.loadOverride(subtype, name, to);
        break;
      case TokenKind.made:
        if (index >= 0 && names.isWritten(name)) this.solver.addExternal(to, this.solver.apis.property(index, names.text(name)));
        break;
    }
    this.loadOwn(heap.owner(token), name, to);
  }

  private loadComputed(api: number, to: number): void {
    const known = this.solver.model.computedProperty(this.solver.apis, api);
    if (known >= 0) this.solver.addExternal(to, known);
  }

  private loadOwn(owner: number, name: number, to: number): void {
    const { heap, graph } = this.solver;
    if (name === Name.proto) return this.loadPrototype(owner, to);
    // Several values of one class, and cycles of prototypes, lead here more than once.
    if (!heap.read(owner, name, to)) return;
    if (name === Name.constructor) this.loadConstructor(owner, to);
    if (name === Name.any) graph.addCopy(heap.any(owner), to);
    this.prototypes.inherit(owner, name, to);
  }

  private loadConstructor(owner: number, to: number): void {
    const { tokens, graph } = this.solver;
    if (tokens.kind(owner) === TokenKind.instance) graph.addValue(to, tokens.of(TokenKind.class, tokens.index(owner)));
  }

  private loadPrototype(owner: number, to: number): void {
    const kind = this.solver.tokens.kind(owner);
    if (kind === TokenKind.instance || kind === TokenKind.functionInstance) this.solver.graph.addValue(to, owner);
    else this.solver.graph.addCopy(this.prototypes.of(owner), to);
  }

  private loadOverride(subtype: number, name: number, to: number): void {
    const owner = this.solver.tokens.of(TokenKind.instance, subtype);
    if (!this.prototypes.declares(owner, name)) return;
    this.solver.heap.read(owner, name, to);
    this.solver.calls.markDispatched(to);
  }

  allSubtypes(type: number): ReadonlySet<number> {
    const found = new Set<number>();
    const pending = [type];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const subtype of this.solver.subtypes.get(next) ?? []) {
        if (found.has(subtype)) continue;
        found.add(subtype);
        pending.push(subtype);
      }
    }
    return found;
  }

  store(token: number, name: number, from: number): void {
    const { tokens, graph, heap } = this.solver;
    const kind = tokens.kind(token);
    if (kind === TokenKind.namespace || kind === TokenKind.elsewhere) return;
    if (name === Name.prototype && (kind === TokenKind.function || kind === TokenKind.class)) {
      const instance = tokens.of(kind === TokenKind.class ? TokenKind.instance : TokenKind.functionInstance, tokens.index(token));
      return graph.addCopy(from, this.prototypes.of(instance));
    }
    graph.addCopy(from, heap.written(heap.owner(token), name));
  }
}

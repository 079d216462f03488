import type { Solver } from './solver.js';
import { TokenKind } from './tokens.js';

const ANY = '*';
const ELEMENTS = '[]';

/** Reads and writes of properties, by the kind of value that they are asked of. */
export class Properties {
  private readonly inheritedLoads = new Map<number, Set<number>>();

  constructor(private readonly solver: Solver) {}

  load(token: number, name: string, to: number): void {
    const { tokens, graph, heap } = this.solver;
    const kind = tokens.kind(token);
    const index = tokens.index(token);
    switch (kind) {
      case TokenKind.external:
        if (this.solver.storedNames.has(name)) graph.addCopy(heap.property(token, name), to);
        if (isWritten(name)) this.solver.addExternal(to, this.solver.model.property(this.solver.apis, index, name));
        return;
      case TokenKind.namespace:
        return this.solver.modules.loadExport(index, name, to);
      case TokenKind.function:
      case TokenKind.class:
        if (name === 'prototype') return graph.addValue(to, tokens.of(kind === TokenKind.class ? TokenKind.instance : TokenKind.functionInstance, index));
        break;
      case TokenKind.typed:
        for (const subtype of this.allSubtypes(index)) this.loadOverride(subtype, name, to);
        break;
      case TokenKind.made:
        if (index >= 0 && isWritten(name)) this.solver.addExternal(to, this.solver.apis.property(index, name));
        break;
    }
    this.loadOwn(heap.owner(token), name, to);
  }

  private loadConstructor(owner: number, to: number): void {
    const { tokens, graph } = this.solver;
    if (tokens.kind(owner) === TokenKind.instance) graph.addValue(to, tokens.of(TokenKind.class, tokens.index(owner)));
  }

  private loadOwn(owner: number, name: string, to: number): void {
    const { graph, heap } = this.solver;
    if (name === 'constructor') this.loadConstructor(owner, to);
    if (name === ANY) graph.addCopy(heap.any(owner), to);
    else if (name === '__proto__') return this.loadPrototype(owner, to);
    else {
      if (this.solver.storedNames.has(name)) graph.addCopy(heap.property(owner, name), to);
      if (!name.includes(' ')) graph.addCopy(heap.property(owner, ANY), to);
    }
    if (!this.declares(owner, name)) this.addInheritedLoad(heap.prototype(owner), name, to);
  }

  private loadPrototype(owner: number, to: number): void {
    const kind = this.solver.tokens.kind(owner);
    if (kind === TokenKind.instance || kind === TokenKind.functionInstance) this.solver.graph.addValue(to, owner);
    else this.solver.graph.addCopy(this.solver.heap.prototype(owner), to);
  }

  /** Several values of one class, and cycles of prototypes, lead here more than once. */
  private addInheritedLoad(prototype: number, name: string, to: number): void {
    if (this.solver.isFirst(this.inheritedLoads, prototype, this.solver.nameId(name) * 0x4000000 + to)) this.solver.addLoad(prototype, name, to);
  }

  /** Whether the class of an instance has a method of that name, which hides what it inherits. */
  private declares(owner: number, name: string): boolean {
    const kind = this.solver.tokens.kind(owner);
    if (kind !== TokenKind.instance && kind !== TokenKind.class) return false;
    return this.solver.calls.declaresMember(this.solver.tokens.index(owner), name);
  }

  private loadOverride(subtype: number, name: string, to: number): void {
    const owner = this.solver.tokens.of(TokenKind.instance, subtype);
    if (!this.declares(owner, name)) return;
    this.solver.graph.addCopy(this.solver.heap.property(owner, name), to);
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

  store(token: number, name: string, from: number): void {
    const { tokens, graph, heap } = this.solver;
    const kind = tokens.kind(token);
    if (kind === TokenKind.namespace) return;
    if (name === 'prototype' && (kind === TokenKind.function || kind === TokenKind.class)) {
      const instance = tokens.of(kind === TokenKind.class ? TokenKind.instance : TokenKind.functionInstance, tokens.index(token));
      return graph.addCopy(from, heap.prototype(instance));
    }
    graph.addCopy(from, heap.property(heap.owner(token), name));
  }
}

/** Whether a name is one that programs write, and not one under which the analysis keeps something. */
function isWritten(name: string): boolean {
  return name !== ANY && name !== ELEMENTS && !name.includes(' ');
}

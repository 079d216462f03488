import type { FlowTables, ImportTables } from './module-summary.js';
import { Scope } from './scope.js';

/** Node 0: a value that can hold nothing of interest, such as a number. */
export const NOTHING = 0;

/** Collects the flow graph of one file while the traversal goes through it. */
export class FlowBuilder {
  readonly names: string[] = [];
  readonly flow: FlowTables = {
    copies: [],
    loads: [],
    stores: [],
    functions: [],
    classes: [],
    instances: [],
    objects: [],
    types: [],
    globals: [],
    prototypes: [],
    kept: [],
  };
  readonly imports: ImportTables = { imports: [], requires: [], computed: [], exports: [], reexports: [] };
  readonly scopes: Scope[] = [];
  /** Names that get values by assignment. One that nothing declares is a variable of the whole file. */
  readonly assignedNames = new Set<string>();
  objectCount = 0;
  private nodeCount = 1;
  private readonly nameIndex = new Map<string, number>();
  private readonly memberLoads = new Map<number, number>();

  node(): number {
    return this.nodeCount++;
  }

  name(text: string): number {
    let index = this.nameIndex.get(text);
    if (index === undefined) {
      index = this.names.push(text) - 1;
      this.nameIndex.set(text, index);
    }
    return index;
  }

  openScope(parent: Scope | null, isFunctionScope: boolean): Scope {
    const scope = new Scope(parent, isFunctionScope);
    this.scopes.push(scope);
    return scope;
  }

  declare(scope: Scope, name: string): number {
    let node = scope.bindings.get(name);
    if (node === undefined) {
      node = this.node();
      scope.bindings.set(name, node);
    }
    return node;
  }

  reference(scope: Scope, name: string): number {
    return scope.reference(name, () => this.node());
  }

  copy(from: number, to: number): void {
    if (from !== NOTHING && to !== NOTHING && from !== to) this.flow.copies.push(from, to);
  }

  /** The value of a property. Two reads of one property of one value share a node. */
  load(object: number, property: string): number {
    if (object === NOTHING) return NOTHING;
    const name = this.name(property);
    const key = object * 0x100000 + name;
    let to = this.memberLoads.get(key);
    if (to === undefined) {
      to = this.node();
      this.memberLoads.set(key, to);
      this.flow.loads.push(object, name, to);
    }
    return to;
  }

  store(object: number, property: string, from: number): void {
    if (object !== NOTHING && from !== NOTHING) this.flow.stores.push(object, this.name(property), from);
  }

  function(index: number): number {
    const to = this.node();
    this.flow.functions.push(to, index);
    return to;
  }

  object(): number {
    const to = this.node();
    this.flow.objects.push(to, this.objectCount++);
    return to;
  }

  /** Replaces every reference by the binding that it names, or marks it as a global. */
  resolveReferences(): { nodeCount: number; remap: Int32Array } {
    const remap = Int32Array.from({ length: this.nodeCount }, (_, node) => node);
    const undeclared = new Map<string, number>();
    for (const scope of this.scopes) {
      for (const [name, node] of scope.used) {
        const binding = scope.lookup(name) ?? undeclared.get(name);
        if (binding !== undefined) {
          remap[node] = binding;
          continue;
        }
        this.flow.globals.push(node, this.name(name));
        if (this.assignedNames.has(name)) undeclared.set(name, node);
      }
    }
    this.rewrite(remap);
    return { nodeCount: this.nodeCount, remap };
  }

  private rewrite(remap: Int32Array): void {
    const { flow, imports } = this;
    rewriteColumns(flow.copies, 2, [0, 1], remap);
    rewriteColumns(flow.loads, 3, [0, 2], remap);
    rewriteColumns(flow.stores, 3, [0, 2], remap);
    rewriteColumns(flow.types, 2, [0, 1], remap);
    rewriteColumns(flow.prototypes, 2, [0, 1], remap);
    rewriteColumns(flow.kept, 1, [0], remap);
    rewriteColumns(imports.exports, 2, [1], remap);
  }
}

function rewriteColumns(table: number[], stride: number, columns: readonly number[], remap: Int32Array): void {
  for (let row = 0; row < table.length; row += stride) {
    for (const column of columns) table[row + column] = remap[table[row + column]];
  }
}

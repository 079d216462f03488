/** A lexical scope: what it declares, and which names were used in it before all declarations were known. */
export class Scope {
  readonly bindings = new Map<string, number>();
  private readonly references = new Map<string, number>();

  constructor(
    readonly parent: Scope | null,
    /** Whether `var` and function declarations stop here. */
    readonly isFunctionScope: boolean,
  ) {}

  /** The scope that a `var` in this one belongs to. */
  get variableScope(): Scope {
    return this.isFunctionScope || this.parent === null ? this : this.parent.variableScope;
  }

  /** The node that stands for a name used here. Which binding it is turns out when the scope tree is complete. */
  reference(name: string, createNode: () => number): number {
    let node = this.references.get(name);
    if (node === undefined) {
      node = createNode();
      this.references.set(name, node);
    }
    return node;
  }

  lookup(name: string): number | undefined {
    return this.bindings.get(name) ?? this.parent?.lookup(name);
  }

  get used(): ReadonlyMap<string, number> {
    return this.references;
  }
}

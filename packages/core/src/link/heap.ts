import type { FlowGraph } from './flow-graph.js';
import { TokenKind, type TokenSpace } from './tokens.js';

const ELEMENTS = '[]';
const NO_PROPERTIES: ReadonlyMap<string, number> = new Map();

/** The properties of objects: a flow node for each property of each value that has some, and what values inherit from. */
export class Heap {
  private readonly properties = new Map<number, Map<string, number>>();
  private readonly prototypes = new Map<number, number>();
  private readonly anyNodes = new Map<number, number>();

  constructor(
    private readonly graph: FlowGraph,
    private readonly tokens: TokenSpace,
  ) {}

  /** The value that holds the properties of another: instances of one class share theirs. */
  owner(token: number): number {
    const { tokens } = this;
    return tokens.kind(token) === TokenKind.typed ? tokens.of(TokenKind.instance, tokens.index(token)) : token;
  }

  property(owner: number, name: string): number {
    let properties = this.properties.get(owner);
    if (!properties) {
      properties = new Map();
      this.properties.set(owner, properties);
    }
    let node = properties.get(name);
    if (node === undefined) {
      node = this.graph.newNode();
      properties.set(name, node);
      const any = this.anyNodes.get(owner);
      if (any !== undefined && isData(name)) this.graph.addCopy(node, any);
    }
    return node;
  }

  existing(owner: number, name: string): number | undefined {
    return this.properties.get(owner)?.get(name);
  }

  /** Holds whatever any property of the value holds. */
  any(owner: number): number {
    let node = this.anyNodes.get(owner);
    if (node === undefined) {
      node = this.graph.newNode();
      this.anyNodes.set(owner, node);
      for (const [name, property] of this.properties.get(owner) ?? []) if (isData(name)) this.graph.addCopy(property, node);
    }
    return node;
  }

  elements(owner: number): number {
    return this.property(owner, ELEMENTS);
  }

  /** Holds what the value inherits from. */
  prototype(owner: number): number {
    let node = this.prototypes.get(owner);
    if (node === undefined) {
      node = this.graph.newNode();
      this.prototypes.set(owner, node);
    }
    return node;
  }

  propertiesOf(owner: number): ReadonlyMap<string, number> {
    return this.properties.get(owner) ?? NO_PROPERTIES;
  }
}

/** Accessors and listeners are kept beside the properties under names with a space, which no identifier has. */
function isData(name: string): boolean {
  return !name.includes(' ') || name === 'key of entry';
}

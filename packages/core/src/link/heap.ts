import { Chains } from './chains.js';
import type { FlowGraph } from './flow-graph.js';
import { Name, type NameTable } from './names.js';
import { PairTable } from './pair-table.js';
import { TokenKind, type TokenSpace } from './tokens.js';

/**
 * The properties of objects. A property has a flow node from the time when something is written to it; those who read
 * it before wait for that, as most properties that are asked of an object are none that it has.
 */
export class Heap {
  /** Owner and name of every property that is read or written. */
  private readonly properties = new PairTable();
  private readonly nodes: number[] = [];
  private readonly byOwner = new Chains(0);
  /** Property and node of everyone who reads it. */
  private readonly readings = new PairTable();
  private readonly readers = new Chains(0);
  private readonly anyNodes = new Map<number, number>();

  constructor(
    private readonly graph: FlowGraph,
    private readonly tokens: TokenSpace,
    private readonly names: NameTable,
  ) {}

  /** The value that holds the properties of another: instances of one class share theirs. */
  owner(token: number): number {
    const { tokens } = this;
    return tokens.kind(token) === TokenKind.typed ? tokens.of(TokenKind.instance, tokens.index(token)) : token;
  }

  /** Lets a node hold what a property holds or will hold. Tells whether this is news. */
  read(owner: number, name: number, to: number): boolean {
    const property = this.property(owner, name);
    const known = this.readings.size;
    if (this.readings.add(property, to) < known) return false;
    this.readers.add(property, to);
    if (this.nodes[property] > 0) this.graph.addCopy(this.nodes[property], to);
    const computed = this.mayBeComputed(owner, name) ? this.existing(owner, Name.any) : -1;
    if (computed > 0) this.graph.addCopy(computed, to);
    return true;
  }

  /** The node of a property that is written. */
  written(owner: number, name: number): number {
    const property = this.property(owner, name);
    if (this.nodes[property] > 0) return this.nodes[property];
    const node = (this.nodes[property] = this.graph.newNode());
    for (const to of this.readers.of(property)) this.graph.addCopy(node, to);
    if (name === Name.any) for (const reading of this.readingsOf(owner)) if (this.mayBeComputed(owner, reading.name)) this.graph.addCopy(node, reading.to);
    const any = this.anyNodes.get(owner);
    if (any !== undefined && this.names.isData(name)) this.graph.addCopy(node, any);
    return node;
  }

  /** The node of a property, or −1 while nothing is written to it. */
  existing(owner: number, name: number): number {
    const property = this.properties.find(owner, name);
    return property >= 0 && this.nodes[property] > 0 ? this.nodes[property] : -1;
  }

  /** Holds whatever any property of the value holds. */
  any(owner: number): number {
    let node = this.anyNodes.get(owner);
    if (node === undefined) {
      node = this.graph.newNode();
      this.anyNodes.set(owner, node);
      for (const { name, node: property } of this.propertiesOf(owner)) if (this.names.isData(name)) this.graph.addCopy(property, node);
    }
    return node;
  }

  elements(owner: number): number {
    return this.written(owner, Name.elements);
  }

  /** The properties that something is written to, in the order in which they turned up. */
  propertiesOf(owner: number): { name: number; node: number }[] {
    return this.byOwner
      .of(owner)
      .map((property) => ({ name: this.properties.second(property), node: this.nodes[property] }))
      .filter(({ node }) => node > 0);
  }

  /** Who reads which property of a value. */
  readingsOf(owner: number): { name: number; to: number }[] {
    return this.byOwner.of(owner).flatMap((property) => this.readers.of(property).map((to) => ({ name: this.properties.second(property), to })));
  }

  /** Whether a value that was written under a computed name may be found under this one. What others define is too wide for that: `window[key] = value`. */
  private mayBeComputed(owner: number, name: number): boolean {
    return name !== Name.any && !this.names.isHidden(name) && this.tokens.kind(owner) !== TokenKind.external;
  }

  private property(owner: number, name: number): number {
    const property = this.properties.add(owner, name);
    if (property === this.nodes.length) {
      this.nodes.push(0);
      this.byOwner.add(owner, property);
    }
    return property;
  }
}

import type { Node } from '../syntax/node.js';
import type { ArgumentShape } from '../catalog/arguments.js';
import { Call, CallFlag } from './call-record.js';
import { Creations } from './creations.js';
import { FirstCalls } from './first-calls.js';
import { FlowBuilder, NOTHING } from './flow-builder.js';
import type { LineTable } from './line-table.js';
import type { Candidate, ClassSummary, DecoratorSummary, FunctionSummary } from './module-summary.js';
import { DEEPEST_TREE, NestedTooDeeply } from './nesting.js';
import { endOf, startOf } from '../syntax/offsets.js';
import type { Scope } from './scope.js';
import { ANY_PROPERTY } from './visit/expressions.js';
import type { Collectors } from './collector.js';
import { childrenOf } from '../syntax/children.js';
import { ArgumentTests } from './argument-tests.js';
import type { Creation } from './visit/missing-files.js';
import type { Limit } from './visit/limits.js';
import { visitors } from './visitors.js';

/** What a visitor of one node type looks like. It returns the flow node of the expression's value. */
export type Visitor<Type extends Node['type']> = (walk: Walk, node: Extract<Node, { type: Type }>) => number;
export type Visitors = { readonly [Type in Node['type']]?: Visitor<Type> };

/** A call about to be recorded. */
export interface NewCall {
  callee: number;
  receiver?: number;
  member?: string;
  arguments: number[];
  result: number;
  flags: number;
  node: Node;
  shape?: ArgumentShape[];
}

/** The state of the one traversal of a file: where it is, and what it has collected. */
export class Walk {
  readonly flow = new FlowBuilder();
  readonly functions: FunctionSummary[] = [];
  readonly classes: ClassSummary[] = [];
  readonly calls: number[] = [];
  readonly shapes: ArgumentShape[][] = [];
  readonly reads: number[] = [];
  readonly iterations: number[] = [];
  readonly writes: number[] = [];
  readonly firstCalls = new FirstCalls((name) => this.flow.name(name));
  readonly creations = new Creations();
  readonly decorators: DecoratorSummary[] = [];
  readonly candidates: Candidate[] = [];
  readonly ancestors: Node[] = [];
  readonly argumentTests = new ArgumentTests((name) => this.flow.name(name));
  /** Results of calls without arguments. */
  readonly answers: Map<Node, number> = new Map();
  readonly decidingFunctions = new Set<number>();
  esm = false;
  /** Whether the file speaks of the end of the process at all. */
  mayExit = false;
  /** `export = value`: what looks like a module is CommonJS. */
  exportsAssigned = false;
  /** How many endless loops (`while (true)`) of the current function are around. */
  endlessLoops = 0;
  exportCount = 0;

  scope: Scope;
  /** Index of the function whose body is being walked. */
  function = 0;
  /** Index of the class whose members are being walked, or −1. */
  class = -1;
  /** Whether `super` is that of static members. */
  isStatic = false;
  loopDepth = 0;
  /** Flags that every call inside the current region gets. */
  region = 0;
  /** Name of the value without which this place is not reached, or null. */
  missing: string | null = null;
  /** Lengths that the tests around this place bound, the innermost first. */
  limits: readonly Limit[] = [];
  /** `CallFlag.inTurn` once the current function has waited for its first parameter. */
  turn = 0;
  /** The call expression that the next visit must mark as awaited. */
  awaited: Node | null = null;
  dropped: Node | null = null;

  private readonly seenReads = new Set<number>();
  private readonly later: (() => void)[] = [];

  constructor(
    readonly lines: LineTable,
    private readonly collectors: Collectors,
  ) {
    this.scope = this.flow.openScope(null, true);
  }

  /** Walks a node and gives the flow node of its value. */
  visit(node: Node | null | undefined): number {
    if (!node) return NOTHING;
    this.collect(node);
    if (this.ancestors.push(node) > DEEPEST_TREE) throw new NestedTooDeeply();
    const visitor = visitors[node.type] as ((walk: Walk, node: Node) => number) | undefined;
    const value = visitor ? visitor(this, node) : this.visitChildren(node);
    this.ancestors.pop();
    return value;
  }

  visitAll(nodes: readonly (Node | null)[]): void {
    for (const node of nodes) this.visit(node);
  }

  /** Walks whatever a node holds. Serves node types that carry no value and need no care. */
  visitChildren(node: Node): number {
    this.visitAll(childrenOf(node));
    return NOTHING;
  }

  /** Runs the detectors' collectors for a node that the caller walks without `visit`. */
  collect(node: Node): void {
    const collectors = this.collectors[node.type];
    if (collectors) for (const collect of collectors) collect(node, this);
  }

  /** Runs when the whole file has been walked and every name is known. */
  whenComplete(action: () => void): void {
    this.later.push(action);
  }

  complete(): void {
    for (const action of this.later) action();
  }

  inScope<Result>(isFunctionScope: boolean, action: () => Result): Result {
    const outer = this.scope;
    this.scope = this.flow.openScope(outer, isFunctionScope);
    const result = action();
    this.scope = outer;
    return result;
  }

  inRegion(flags: number, action: () => void): void {
    const outer = this.region;
    this.region |= flags;
    action();
    this.region = outer;
  }

  /** Where something is made for want of it. */
  inCreation({ region, parts }: Creation, action: () => void): void {
    this.creations.within(parts, () => this.inRegion(region, action));
  }

  whereMissing(name: string | null, action: () => void): void {
    const outer = this.missing;
    this.missing = name ?? outer;
    action();
    this.missing = outer;
  }

  withLimits(limits: readonly Limit[], action: () => void): void {
    const outer = this.limits;
    if (limits.length > 0) this.limits = [...limits, ...outer];
    action();
    this.limits = outer;
  }

  inLoop(counts: boolean, action: () => void): void {
    this.loopDepth += counts ? 1 : 0;
    action();
    this.loopDepth -= counts ? 1 : 0;
  }

  recordCall(call: NewCall): void {
    const { lines, flow } = this;
    const start = startOf(call.node);
    const end = endOf(call.node);
    const shape = call.shape ? this.shapes.push(call.shape) - 1 : -1;
    const record: number[] = new Array<number>(Call.arguments);
    record[Call.function] = this.function;
    record[Call.callee] = call.callee;
    record[Call.receiver] = call.receiver ?? NOTHING;
    record[Call.member] = call.member === undefined ? -1 : flow.name(call.member);
    record[Call.result] = call.result;
    record[Call.flags] = call.flags | this.region | this.turn;
    record[Call.loopDepth] = this.loopDepth;
    record[Call.line] = lines.line(start);
    record[Call.column] = lines.column(start);
    record[Call.endLine] = lines.line(end);
    record[Call.endColumn] = lines.column(end);
    record[Call.shape] = shape;
    record[Call.argumentCount] = call.arguments.length;
    this.firstCalls.call(this.missing);
    this.argumentTests.call();
    this.creations.call();
    for (const value of record) this.calls.push(value);
    for (const argument of call.arguments) this.calls.push(argument);
  }

  /** Notes a place for a detector to judge when the program is known. */
  candidate(detector: string, node: object, data: Candidate['data'], nodes: number[] = []): void {
    const position = this.lines.range(startOf(node), endOf(node));
    this.candidates.push({ detector, function: this.function, position, loopDepth: this.loopDepth, region: this.region | this.turn, nodes, data });
  }

  /** A property read, which may run a getter. */
  recordRead(load: number, node: Node): void {
    const key = this.function * 0x1000000 + load;
    if (load === NOTHING || this.seenReads.has(key)) return;
    this.seenReads.add(key);
    const start = startOf(node);
    this.reads.push(this.function, load, this.lines.line(start), this.lines.column(start));
  }

  /** An assignment to a property, which may run a setter. */
  write(object: number, name: string, value: number, node: Node): void {
    if (object === NOTHING) return;
    const row = this.flow.flow.stores.length;
    this.flow.flow.stores.push(object, this.flow.name(name), value);
    const start = startOf(node);
    this.writes.push(this.function, row, this.lines.line(start), this.lines.column(start));
  }

  /** The elements of an iterated value, which may come from an iterator of the program's own. */
  iterate(iterated: number, node: Node): number {
    const elements = this.flow.load(iterated, ANY_PROPERTY);
    const start = startOf(node);
    if (iterated !== NOTHING) this.iterations.push(this.function, iterated, elements, this.lines.line(start), this.lines.column(start));
    return elements;
  }

  takeCallFlags(node: Node): number {
    const flags = (this.awaited === node ? CallFlag.awaited : 0) | (this.dropped === node ? CallFlag.dropped : 0);
    if (this.awaited === node) this.awaited = null;
    if (this.dropped === node) this.dropped = null;
    return flags;
  }

  reference(name: string): number {
    return this.flow.reference(this.scope, name);
  }

  /** Whether a name is declared inside the function that is being walked. */
  isLocal(name: string): boolean {
    for (let scope: Scope | null = this.scope; scope; scope = scope.parent) {
      if (scope.bindings.has(name)) return this.function !== 0;
      if (scope.isFunctionScope) return false;
    }
    return false;
  }

  get this(): number {
    return this.functions[this.function].this;
  }
}

import type { ArgumentShape } from '../catalog/arguments.js';
import { Call, type CallFlag } from '../summarize/call-record.js';
import type { FunctionSummary } from '../summarize/module-summary.js';
import { Chains } from './chains.js';
import { FunctionTable } from './function-table.js';
import type { ProgramFile } from './module-graph.js';
import { type TokenSpace, bases } from './tokens.js';

/** A call that is not written as one. */
export interface ImplicitCall {
  file: number;
  function: number;
  callee: number;
  receiver: number;
  /** The value that a setter gets, or 0. */
  argument: number;
  result: number;
  flags: number;
  line: number;
  column: number;
}

/** All calls of the program by number, and what they were found to call. Nodes and functions are those of the program. */
export class CallTable {
  /** The functions that calls are written in, and those that they call. */
  readonly functions: FunctionTable;
  private readonly callBase: Int32Array;
  private readonly fileOf: Int32Array;
  /** The calls of all files, one after the other, and where each begins: nearly every later step asks for their fields. */
  private readonly records: Int32Array;
  private readonly offsetOf: Int32Array;
  private readonly implicit: ImplicitCall[] = [];
  private readonly targetChains: Chains;
  private readonly externalChains: Chains;
  private readonly initializerChains: Chains;
  private readonly dispatched = new Set<number>();
  private readonly elsewhere = new Set<number>();

  constructor(
    private readonly files: readonly ProgramFile[],
    private readonly nodeBase: Int32Array,
    private readonly tokens: TokenSpace,
  ) {
    this.functions = new FunctionTable(files, nodeBase, tokens);
    this.callBase = bases(files, (file) => countCalls(file.summary.calls));
    const count = this.callBase[files.length];
    this.fileOf = new Int32Array(count);
    this.records = new Int32Array(files.reduce((sum, file) => sum + file.summary.calls.length, 0));
    this.offsetOf = new Int32Array(count);
    this.targetChains = new Chains(count);
    this.externalChains = new Chains(count);
    this.initializerChains = new Chains(16);
    this.fill();
  }

  private fill(): void {
    let call = 0;
    let base = 0;
    this.files.forEach(({ summary: { calls } }, file) => {
      this.records.set(calls, base);
      for (let at = 0; at < calls.length; at += Call.arguments + calls[at + Call.argumentCount]) {
        this.fileOf[call] = file;
        this.offsetOf[call++] = base + at;
      }
      base += calls.length;
    });
  }

  get count(): number {
    return this.fileOf.length + this.implicit.length;
  }

  /** Calls that are written in the program. */
  get writtenCount(): number {
    return this.fileOf.length;
  }

  /** First call of a file; of the file after the last, the end. */
  first(file: number): number {
    return this.callBase[file];
  }

  addImplicit(call: ImplicitCall): number {
    return this.fileOf.length + this.implicit.push(call) - 1;
  }

  file(call: number): number {
    return this.implicitOf(call)?.file ?? this.fileOf[call];
  }

  /** The function of the program in which the call is written. */
  function(call: number): number {
    const implicit = this.implicitOf(call);
    return implicit ? implicit.function : this.tokens.functionBase[this.fileOf[call]] + this.field(call, Call.function);
  }

  callee(call: number): number {
    return this.implicitOf(call)?.callee ?? this.node(call, Call.callee);
  }

  /** Node of the receiver, or a number ≤ 0. */
  receiver(call: number): number {
    return this.implicitOf(call)?.receiver ?? this.node(call, Call.receiver);
  }

  result(call: number): number {
    return this.implicitOf(call)?.result ?? this.node(call, Call.result);
  }

  flags(call: number): number {
    return this.implicitOf(call)?.flags ?? this.field(call, Call.flags);
  }

  has(call: number, flag: (typeof CallFlag)[keyof typeof CallFlag]): boolean {
    return (this.flags(call) & flag) !== 0;
  }

  loopDepth(call: number): number {
    return this.implicitOf(call) ? 0 : this.field(call, Call.loopDepth);
  }

  argumentCount(call: number): number {
    const implicit = this.implicitOf(call);
    return implicit ? (implicit.argument === 0 ? 0 : 1) : this.field(call, Call.argumentCount);
  }

  /** Node of an argument, or a number ≤ 0 when it holds nothing. */
  argument(call: number, position: number): number {
    if (position >= this.argumentCount(call)) return 0;
    return this.implicitOf(call)?.argument ?? this.node(call, Call.arguments + position);
  }

  /** Nodes of all arguments. */
  arguments(call: number): number[] {
    const nodes: number[] = [];
    for (let position = 0; position < this.argumentCount(call); position++) nodes.push(this.argument(call, position));
    return nodes;
  }

  /** Index into the file's shapes, or −1. */
  shape(call: number): number {
    return this.implicitOf(call) ? -1 : this.field(call, Call.shape);
  }

  shapes(call: number): readonly ArgumentShape[] {
    const index = this.shape(call);
    return index < 0 ? new Array<ArgumentShape>(this.argumentCount(call)).fill({ kind: 'unknown' }) : this.files[this.file(call)].summary.shapes[index];
  }

  /** The literal first argument: the name of an event, a path. */
  eventName(call: number): string | undefined {
    const [first] = this.shapes(call);
    return first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
  }

  member(call: number): string | null {
    const name = this.implicitOf(call) ? -1 : this.field(call, Call.member);
    return name < 0 ? null : this.files[this.fileOf[call]].summary.names[name];
  }

  position(call: number): { line: number; column: number; endLine: number; endColumn: number } {
    const implicit = this.implicitOf(call);
    if (implicit) return { line: implicit.line, column: implicit.column, endLine: implicit.line, endColumn: implicit.column };
    return { line: this.field(call, Call.line), column: this.field(call, Call.column), endLine: this.field(call, Call.endLine), endColumn: this.field(call, Call.endColumn) };
  }

  addTarget(call: number, target: number): void {
    if (!this.targetChains.has(call, target)) this.targetChains.add(call, target);
  }

  /** A field's initialiser or the like, which runs beside the constructor. */
  addInitializer(call: number, target: number): void {
    if (!this.initializerChains.has(call, target)) this.initializerChains.add(call, target);
  }

  initializers(call: number): number[] {
    return this.initializerChains.of(call);
  }

  targets(call: number): number[] {
    return this.targetChains.of(call);
  }

  addExternal(call: number, api: number): void {
    if (!this.externalChains.has(call, api)) this.externalChains.add(call, api);
  }

  externals(call: number): number[] {
    return this.externalChains.of(call);
  }

  /** Marks a call of which it is known only that it leads out of the program. */
  markElsewhere(call: number): void {
    this.elsewhere.add(call);
  }

  leadsElsewhere(call: number): boolean {
    return this.elsewhere.has(call);
  }

  /** Marks the node of a callee that was found through an interface or an overriding method. */
  markDispatched(node: number): void {
    this.dispatched.add(node);
  }

  isDispatched(call: number): boolean {
    return this.dispatched.has(this.callee(call));
  }

  /** @see FunctionTable.file */
  functionFile(fn: number): number {
    return this.functions.file(fn);
  }

  /** @see FunctionTable.summary */
  functionSummary(fn: number): FunctionSummary {
    return this.functions.summary(fn);
  }

  private implicitOf(call: number): ImplicitCall | undefined {
    return call < this.fileOf.length ? undefined : this.implicit[call - this.fileOf.length];
  }

  private field(call: number, field: number): number {
    return this.records[this.offsetOf[call] + field];
  }

  private node(call: number, field: number): number {
    const local = this.field(call, field);
    return local === 0 ? 0 : this.nodeBase[this.fileOf[call]] + local;
  }
}

function countCalls(calls: readonly number[]): number {
  let count = 0;
  for (let at = 0; at < calls.length; at += Call.arguments + calls[at + Call.argumentCount]) count++;
  return count;
}

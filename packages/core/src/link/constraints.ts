import { CallFlag } from '../summarize/call-record.js';
import { append } from '../append.js';
import type { ImplicitCall } from './call-table.js';
import type { ProgramFile } from './module-graph.js';
import { Name } from './names.js';
import type { Solver } from './solver.js';
import { TokenKind } from './tokens.js';
import { WatcherKind } from './watchers.js';

/** Turns the flow tables of the summaries into constraints of the program. */
export class Constraints {
  constructor(private readonly solver: Solver) {}

  addFile(file: ProgramFile, index: number): void {
    this.addClasses(file, index);
    this.addFlow(file, index);
    this.addImports(file, index);
    this.addCalls(index);
    this.addGetters(file, index);
    this.addSetters(file, index);
    this.addIterators(file, index);
  }

  private addClasses({ summary }: ProgramFile, file: number): void {
    const base = this.solver.nodeBase[file];
    summary.functions.forEach((fn, index) => {
      if ((fn.kind === 'field' || fn.kind === 'implicit-constructor') && fn.class >= 0) append(this.solver.initializers, this.solver.tokens.classBase[file] + fn.class, this.solver.tokens.functionBase[file] + index);
    });
    summary.classes.forEach(({ supers }, index) => {
      const id = this.solver.tokens.classBase[file] + index;
      for (const node of supers) this.solver.graph.watch(base + node, this.solver.watchers.add(WatcherKind.type, -1 - id, 0));
    });
  }

  private addFlow({ summary }: ProgramFile, file: number): void {
    const { flow, names } = summary;
    const { graph, tokens, watchers } = this.solver;
    const base = this.solver.nodeBase[file];
    for (let row = 0; row < flow.copies.length; row += 2) graph.addCopy(base + flow.copies[row], base + flow.copies[row + 1]);
    for (let row = 0; row < flow.loads.length; row += 3) this.solver.addLoad(base + flow.loads[row], this.solver.names.id(names[flow.loads[row + 1]]), base + flow.loads[row + 2]);
    for (let row = 0; row < flow.stores.length; row += 3) {
      graph.watch(base + flow.stores[row], watchers.add(WatcherKind.store, this.solver.names.id(names[flow.stores[row + 1]]), base + flow.stores[row + 2]));
    }
    for (let row = 0; row < flow.types.length; row += 2) graph.watch(base + flow.types[row], watchers.add(WatcherKind.type, base + flow.types[row + 1], 0));
    for (let row = 0; row < flow.prototypes.length; row += 2) graph.watch(base + flow.prototypes[row + 1], watchers.add(WatcherKind.prototype, base + flow.prototypes[row], 0));
    for (let row = 0; row < flow.functions.length; row += 2) graph.addValue(base + flow.functions[row], tokens.functionBase[file] + flow.functions[row + 1]);
    for (let row = 0; row < flow.classes.length; row += 2) graph.addValue(base + flow.classes[row], tokens.of(TokenKind.class, tokens.classBase[file] + flow.classes[row + 1]));
    for (let row = 0; row < flow.instances.length; row += 2) graph.addValue(base + flow.instances[row], tokens.of(TokenKind.typed, tokens.classBase[file] + flow.instances[row + 1]));
    for (let row = 0; row < flow.objects.length; row += 2) graph.addValue(base + flow.objects[row], tokens.of(TokenKind.object, tokens.objectBase[file] + flow.objects[row + 1]));
    for (let row = 0; row < flow.globals.length; row += 2) this.solver.modules.addGlobal(file, base + flow.globals[row], names[flow.globals[row + 1]]);
  }

  private addImports({ summary }: ProgramFile, file: number): void {
    const { names, imports } = summary;
    const base = this.solver.nodeBase[file];
    for (let row = 0; row < imports.imports.length; row += 3) {
      this.solver.modules.addImport(file, base + imports.imports[row], names[imports.imports[row + 1]], names[imports.imports[row + 2]]);
    }
    for (let row = 0; row < imports.requires.length; row += 2) this.solver.modules.addRequire(file, base + imports.requires[row], names[imports.requires[row + 1]]);
    for (let row = 0; row < imports.computed.length; row += 2) this.solver.groups.load(file, base + imports.computed[row], names[imports.computed[row + 1]]);
  }

  private addCalls(file: number): void {
    const { calls, graph, watchers } = this.solver;
    for (let call = calls.first(file); call < calls.first(file + 1); call++) {
      graph.watch(calls.callee(call), watchers.add(WatcherKind.call, call, 0));
      if (calls.flags(call) & (CallFlag.viaCall | CallFlag.viaApply | CallFlag.viaBind)) graph.watch(calls.receiver(call), watchers.add(WatcherKind.call, call, 1));
    }
  }

  /** Reading a property runs its getter, if it has one. */
  private addGetters({ summary }: ProgramFile, file: number): void {
    const { names, flow, reads } = summary;
    const base = this.solver.nodeBase[file];
    const getters = new Map<number, { object: number; name: string }>();
    for (let row = 0; row < flow.loads.length; row += 3) {
      const name = names[flow.loads[row + 1]];
      if (this.solver.accessors.getters.has(name)) getters.set(flow.loads[row + 2], { object: base + flow.loads[row], name });
    }
    if (getters.size === 0) return;
    for (let row = 0; row < reads.length; row += 4) {
      const getter = getters.get(reads[row + 1]);
      if (!getter) continue;
      const at = { file, function: this.solver.tokens.functionBase[file] + reads[row], line: reads[row + 2], column: reads[row + 3] };
      this.implicitCall(getter.object, `get ${getter.name}`, at);
    }
  }

  /** Assigning to a property runs its setter, if it has one. */
  private addSetters({ summary }: ProgramFile, file: number): void {
    const { names, flow, writes } = summary;
    for (let row = 0; row < writes.length; row += 4) {
      const store = writes[row + 1];
      const name = names[flow.stores[store + 1]];
      if (!this.solver.accessors.setters.has(name)) continue;
      const at = { file, function: this.solver.tokens.functionBase[file] + writes[row], line: writes[row + 2], column: writes[row + 3] };
      this.implicitCall(this.solver.nodeBase[file] + flow.stores[store], `set ${name}`, at, this.solver.nodeBase[file] + flow.stores[store + 2]);
    }
  }

  /** Iterating calls the value's own iterator, if it has one, and goes through what that yields. */
  private addIterators({ summary: { iterations } }: ProgramFile, file: number): void {
    if (!this.solver.accessors.hasIterators) return;
    const base = this.solver.nodeBase[file];
    for (let row = 0; row < iterations.length; row += 5) {
      const [fn, iterated, elements, line, column] = iterations.slice(row, row + 5);
      const at = { file, function: this.solver.tokens.functionBase[file] + fn, line, column };
      for (const name of ['@@iterator', '@@asyncIterator']) {
        const iterator = this.implicitCall(base + iterated, name, at);
        this.solver.addLoad(iterator, Name.elements, base + elements);
        this.solver.addLoad(this.implicitCall(iterator, 'next', at), Name.value, base + elements);
      }
    }
  }

  /** Calls a method that no call is written for, and gives the node of its result. */
  private implicitCall(receiver: number, member: string, at: Pick<ImplicitCall, 'file' | 'function' | 'line' | 'column'>, argument = 0): number {
    const callee = this.solver.graph.newNode();
    const result = this.solver.graph.newNode();
    this.solver.addLoad(receiver, this.solver.names.id(member), callee);
    const call = this.solver.calls.addImplicit({ ...at, callee, receiver, argument, result, flags: CallFlag.implicit });
    this.solver.graph.watch(callee, this.solver.watchers.add(WatcherKind.call, call, 0));
    return result;
  }
}

import { Accessors } from './accessors.js';
import { ApiTable } from './api-table.js';
import { append } from '../append.js';
import { CallTable } from './call-table.js';
import { ClassTable } from './class-table.js';
import { Constraints } from './constraints.js';
import type { ExternalModel } from './external-model.js';
import { FlowGraph } from './flow-graph.js';
import { Heap } from './heap.js';
import { Invocations } from './invocations.js';
import type { ProgramFile, Resolve } from './module-graph.js';
import { ModuleGroups } from './module-groups.js';
import { ModuleValues } from './module-values.js';
import { NameTable } from './names.js';
import { Properties } from './properties.js';
import { TokenKind, TokenSpace, bases } from './tokens.js';
import { WatcherKind, Watchers } from './watchers.js';

/**
 * Finds out what every value of the program can be, and thereby whom every call calls.
 *
 * An inclusion-based points-to analysis (Andersen) with one abstract object per literal, class and function, and
 * properties kept per object. It knows no contexts: functions that call their parameters are told apart later.
 */
export class Solver {
  readonly apis = new ApiTable();
  readonly tokens: TokenSpace;
  readonly graph: FlowGraph;
  readonly heap: Heap;
  readonly calls: CallTable;
  readonly classes: ClassTable;
  readonly nodeBase: Int32Array;
  readonly watchers = new Watchers();
  readonly names = new NameTable();
  readonly accessors: Accessors;
  readonly subtypes = new Map<number, number[]>();
  /** What runs with the construction of each class beside its written constructor. */
  readonly initializers = new Map<number, number[]>();
  readonly modules: ModuleValues;
  readonly groups: ModuleGroups;
  readonly properties: Properties;
  readonly invocations: Invocations;
  private readonly constraints: Constraints;

  constructor(
    readonly files: readonly ProgramFile[],
    readonly resolve: Resolve,
    readonly model: ExternalModel,
  ) {
    this.accessors = new Accessors(files);
    this.nodeBase = bases(files, (file) => file.summary.nodeCount);
    this.tokens = new TokenSpace(files);
    this.graph = new FlowGraph(this.nodeBase[files.length], (watcher, token) => this.react(watcher, token));
    this.heap = new Heap(this.graph, this.tokens, this.names);
    this.calls = new CallTable(files, this.nodeBase, this.tokens);
    this.classes = new ClassTable(files, this.nodeBase, this.tokens);
    this.modules = new ModuleValues(this);
    this.groups = new ModuleGroups(this);
    this.properties = new Properties(this);
    this.invocations = new Invocations(this);
    this.constraints = new Constraints(this);
  }

  run(): void {
    this.files.forEach(() => this.modules.addModule());
    this.files.forEach((file, index) => this.constraints.addFile(file, index));
    this.graph.solve();
  }

  /** Lets a call have a target that it was not found to have, and what follows from it. */
  assume(call: number, target: number): void {
    this.invocations.applyFunction(call, target, this.calls.receiver(call), 0);
    this.graph.solve();
  }

  /** The same for an external API. */
  assumeExternal(call: number, api: string): void {
    this.invocations.callExternal(call, this.model.canonical(this.apis, this.apis.parse(api)), 0);
    this.graph.solve();
  }

  /** The functions that a member leads to on objects of a class and of what extends or implements it. */
  implementationsOf(type: number, member: string): number[] {
    const { tokens, heap, graph, names } = this;
    const nodes = [type, ...this.properties.allSubtypes(type)].map((id) => heap.existing(tokens.of(TokenKind.instance, id), names.find(member)));
    const values = nodes.flatMap((node) => graph.valuesOf(node));
    return [...new Set(values.filter((token) => tokens.kind(token) === TokenKind.function).map((token) => tokens.index(token)))];
  }

  addLoad(object: number, name: number, to: number): void {
    this.graph.watch(object, this.watchers.add(WatcherKind.load, name, to));
  }

  private react(watcher: number, token: number): void {
    if (this.tokens.kind(token) === TokenKind.modules) return this.groups.meet(watcher, token);
    const { kinds, as, bs } = this.watchers;
    const a = as[watcher];
    const b = bs[watcher];
    switch (kinds[watcher]) {
      case WatcherKind.load:
        return this.properties.load(token, a, b);
      case WatcherKind.store:
        return this.properties.store(token, a, b);
      case WatcherKind.call:
        return this.invocations.call(token, a, b);
      case WatcherKind.type:
        return this.typed(token, a);
      case WatcherKind.prototype:
        if (this.tokens.isOwn(token)) this.graph.addCopy(a, this.properties.prototypes.of(this.heap.owner(token)));
        return;
      case WatcherKind.callback:
        return this.invocations.runCallback(token, a);
    }
  }

  /** A value annotated with a type is an instance of it; a class that extends or implements a type is a subtype. */
  private typed(token: number, to: number): void {
    const { tokens, graph, apis } = this;
    const kind = tokens.kind(token);
    if (to < 0) {
      if (kind === TokenKind.class) append(this.subtypes, tokens.index(token), -1 - to);
      return;
    }
    if (kind === TokenKind.class) graph.addValue(to, tokens.of(TokenKind.typed, tokens.index(token)));
    else if (kind === TokenKind.elsewhere) graph.addValue(to, token);
    else if (kind === TokenKind.external) this.addExternal(to, apis.instance(this.model.canonical(apis, tokens.index(token))));
  }

  /** Lets a node hold an external API, or what stands for all of which nothing is known. */
  addExternal(to: number, api: number): void {
    const kept = this.model.kept(this.apis, api);
    this.graph.addValue(to, kept >= 0 ? this.tokens.external(kept) : this.tokens.elsewhere);
  }
}

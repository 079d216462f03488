import { CallFlag } from '../summarize/call-record.js';
import { ApiTable } from './api-table.js';
import { CallTable, type ImplicitCall } from './call-table.js';
import { Exports } from './exports.js';
import type { ExternalModel } from './external-model.js';
import { FlowGraph } from './flow-graph.js';
import { Heap } from './heap.js';
import type { ProgramFile, Resolve } from './module-graph.js';
import { TokenKind, TokenSpace, bases } from './tokens.js';
import { WatcherKind, Watchers } from './watchers.js';

const ANY = '*';
const ELEMENTS = '[]';

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
  readonly nodeBase: Int32Array;
  private readonly watchers = new Watchers();
  private readonly exports: Exports;
  private readonly storedNames = new Set<string>(['exports']);
  private readonly moduleObjects: { module: number; exports: number }[] = [];
  private readonly subtypes = new Map<number, number[]>();
  private readonly restArrays = new Map<number, number>();
  /** What runs with the construction of each class beside its written constructor. */
  private readonly initializers = new Map<number, number[]>();
  private readonly callbackModels: CallbackModel[] = [];
  /** Results of promises, by the function that resolves them. */
  private readonly resolvers = new Map<number, number>();
  /** Calls and the classes that they construct through `super`, which broken programs make a cycle of. */
  private readonly constructions = new Map<number, Set<number>>();
  private readonly inheritedLoads = new Map<number, Set<number>>();
  private readonly nameIds = new Map<string, number>();
  private readonly nameTexts: string[] = [];

  constructor(
    readonly files: readonly ProgramFile[],
    private readonly resolve: Resolve,
    private readonly model: ExternalModel,
  ) {
    this.nodeBase = bases(files, (file) => file.summary.nodeCount);
    this.tokens = new TokenSpace(files);
    this.graph = new FlowGraph(this.nodeBase[files.length], (watcher, token) => this.react(watcher, token));
    this.heap = new Heap(this.graph, this.tokens);
    this.calls = new CallTable(files, this.nodeBase, this.tokens);
    this.exports = new Exports(files, this.nodeBase, resolve);
  }

  run(): void {
    this.files.forEach((file) => {
      this.collectStoredNames(file);
      this.addModuleObjects();
    });
    this.files.forEach((file, index) => this.addFile(file, index));
    this.graph.solve();
  }

  /** Lets a call have a target that it was not found to have, and what follows from it. */
  assume(call: number, target: number): void {
    this.applyFunction(call, target, this.calls.receiver(call), 0);
    this.graph.solve();
  }

  /** The same for an external API. */
  assumeExternal(call: number, api: string): void {
    this.callExternal(call, this.model.canonical(this.apis, this.apis.parse(api)), 0);
    this.graph.solve();
  }

  /** The functions that a member leads to on objects of a class and of what extends or implements it. */
  implementationsOf(type: number, member: string): number[] {
    const { tokens, heap, graph } = this;
    const nodes = [type, ...this.allSubtypes(type)].map((id) => heap.existing(tokens.of(TokenKind.instance, id), member));
    const values = nodes.flatMap((node) => (node === undefined ? [] : graph.valuesOf(node)));
    return [...new Set(values.filter((token) => tokens.kind(token) === TokenKind.function).map((token) => tokens.index(token)))];
  }

  /** Nodes of what a file exports, by ESM or CommonJS. */
  exportsOf(file: number): number[] {
    const { imports } = this.files[file].summary;
    const nodes = [this.commonJsExports(file)];
    for (let row = 1; row < imports.exports.length; row += 2) nodes.push(this.nodeBase[file] + imports.exports[row]);
    return nodes;
  }

  private collectStoredNames({ summary }: ProgramFile): void {
    const { stores } = summary.flow;
    for (let row = 1; row < stores.length; row += 3) this.storedNames.add(summary.names[stores[row]]);
  }

  private addModuleObjects(): void {
    const objects = { module: this.tokens.make(), exports: this.tokens.make() };
    this.moduleObjects.push(objects);
    this.graph.addValue(this.heap.property(objects.module, 'exports'), objects.exports);
  }

  private addFile(file: ProgramFile, index: number): void {
    this.addClasses(file, index);
    this.addFlow(file, index);
    this.addImports(file, index);
    this.addCalls(index);
    this.addGetters(file, index);
    this.addSetters(file, index);
    this.addIterators(file, index);
  }

  private addClasses({ summary }: ProgramFile, file: number): void {
    const base = this.nodeBase[file];
    summary.functions.forEach((fn, index) => {
      if ((fn.kind === 'field' || fn.kind === 'implicit-constructor') && fn.class >= 0) append(this.initializers, this.tokens.classBase[file] + fn.class, this.tokens.functionBase[file] + index);
    });
    summary.classes.forEach(({ supers }, index) => {
      const id = this.tokens.classBase[file] + index;
      for (const node of supers) this.graph.watch(base + node, this.watchers.add(WatcherKind.type, -1 - id, 0));
    });
  }

  private addFlow({ summary }: ProgramFile, file: number): void {
    const { flow, names } = summary;
    const { graph, tokens, watchers } = this;
    const base = this.nodeBase[file];
    for (let row = 0; row < flow.copies.length; row += 2) graph.addCopy(base + flow.copies[row], base + flow.copies[row + 1]);
    for (let row = 0; row < flow.loads.length; row += 3) this.addLoad(base + flow.loads[row], names[flow.loads[row + 1]], base + flow.loads[row + 2]);
    for (let row = 0; row < flow.stores.length; row += 3) {
      graph.watch(base + flow.stores[row], watchers.add(WatcherKind.store, this.nameId(names[flow.stores[row + 1]]), base + flow.stores[row + 2]));
    }
    for (let row = 0; row < flow.types.length; row += 2) graph.watch(base + flow.types[row], watchers.add(WatcherKind.type, base + flow.types[row + 1], 0));
    for (let row = 0; row < flow.prototypes.length; row += 2) graph.watch(base + flow.prototypes[row + 1], watchers.add(WatcherKind.prototype, base + flow.prototypes[row], 0));
    for (let row = 0; row < flow.functions.length; row += 2) graph.addValue(base + flow.functions[row], tokens.functionBase[file] + flow.functions[row + 1]);
    for (let row = 0; row < flow.classes.length; row += 2) graph.addValue(base + flow.classes[row], tokens.of(TokenKind.class, tokens.classBase[file] + flow.classes[row + 1]));
    for (let row = 0; row < flow.instances.length; row += 2) graph.addValue(base + flow.instances[row], tokens.of(TokenKind.typed, tokens.classBase[file] + flow.instances[row + 1]));
    for (let row = 0; row < flow.objects.length; row += 2) graph.addValue(base + flow.objects[row], tokens.of(TokenKind.object, tokens.objectBase[file] + flow.objects[row + 1]));
    for (let row = 0; row < flow.globals.length; row += 2) this.addGlobal(file, base + flow.globals[row], names[flow.globals[row + 1]]);
  }

  private addGlobal(file: number, to: number, name: string): void {
    const { module, exports } = this.moduleObjects[file];
    if (name === 'module' || name === 'exports') return this.graph.addValue(to, name === 'module' ? module : exports);
    const root = this.apis.module('global');
    const api = name === 'globalThis' || name === 'global' || name === 'window' ? root : this.apis.property(root, name);
    this.addExternal(to, api);
    if (this.storedNames.has(name)) this.graph.addCopy(this.heap.property(this.tokens.external(root), name), to);
  }

  private addImports({ summary }: ProgramFile, file: number): void {
    const { names, imports } = summary;
    const base = this.nodeBase[file];
    for (let row = 0; row < imports.imports.length; row += 3) {
      this.addImport(file, base + imports.imports[row], names[imports.imports[row + 1]], names[imports.imports[row + 2]]);
    }
    for (let row = 0; row < imports.requires.length; row += 2) this.addRequire(file, base + imports.requires[row], names[imports.requires[row + 1]]);
  }

  private addImport(file: number, to: number, specifier: string, name: string): void {
    const resolved = this.resolve(file, specifier);
    if (typeof resolved === 'string') return this.graph.addValue(to, this.externalExport(resolved, name));
    if (name === '*') return this.graph.addValue(to, this.tokens.of(TokenKind.namespace, resolved));
    this.addExport(resolved, name, to);
  }

  private addRequire(file: number, to: number, specifier: string): void {
    const resolved = this.resolve(file, specifier);
    if (typeof resolved === 'string') return this.addExternal(to, this.apis.module(resolved));
    if (this.files[resolved].summary.esm) this.graph.addValue(to, this.tokens.of(TokenKind.namespace, resolved));
    else this.graph.addCopy(this.commonJsExports(resolved), to);
  }

  private externalExport(module: string, name: string): number {
    const api = this.apis.module(module);
    return this.tokens.external(name === '*' ? api : this.apis.property(api, name));
  }

  private commonJsExports(file: number): number {
    return this.heap.property(this.moduleObjects[file].module, 'exports');
  }

  /** Lets what a module of the program exports under a name flow into a node. */
  private addExport(file: number, name: string, to: number): void {
    const target = this.exports.find(file, name);
    for (const node of target.nodes) this.graph.addCopy(node, to);
    for (const { module, name: imported } of target.external) this.graph.addValue(to, this.externalExport(module, imported));
    for (const namespace of target.namespaces) {
      if (this.files[namespace].summary.esm) this.graph.addValue(to, this.tokens.of(TokenKind.namespace, namespace));
      else this.addLoad(this.commonJsExports(namespace), name, to);
    }
    if (this.files[file].summary.esm) return;
    if (name === 'default') this.graph.addCopy(this.commonJsExports(file), to);
    this.addLoad(this.commonJsExports(file), name, to);
  }

  private addLoad(object: number, name: string, to: number): void {
    this.graph.watch(object, this.watchers.add(WatcherKind.load, this.nameId(name), to));
  }

  private addCalls(file: number): void {
    const { calls, graph, watchers } = this;
    for (let call = calls.first(file); call < calls.first(file + 1); call++) {
      graph.watch(calls.callee(call), watchers.add(WatcherKind.call, call, 0));
      if (calls.flags(call) & (CallFlag.viaCall | CallFlag.viaApply | CallFlag.viaBind)) graph.watch(calls.receiver(call), watchers.add(WatcherKind.call, call, 1));
    }
  }

  private nameId(name: string): number {
    let id = this.nameIds.get(name);
    if (id === undefined) {
      id = this.nameTexts.push(name) - 1;
      this.nameIds.set(name, id);
    }
    return id;
  }

  private react(watcher: number, token: number): void {
    const { kinds, as, bs } = this.watchers;
    const a = as[watcher];
    const b = bs[watcher];
    switch (kinds[watcher]) {
      case WatcherKind.load:
        return this.load(token, this.nameTexts[a], b);
      case WatcherKind.store:
        return this.store(token, this.nameTexts[a], b);
      case WatcherKind.call:
        return this.call(token, a, b);
      case WatcherKind.type:
        return this.typed(token, a);
      case WatcherKind.prototype:
        if (this.tokens.kind(token) !== TokenKind.external) this.graph.addCopy(a, this.heap.prototype(this.heap.owner(token)));
        return;
      case WatcherKind.callback:
        return this.callback(token, this.callbackModels[a]);
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
    else if (kind === TokenKind.external) this.addExternal(to, apis.instance(this.model.canonical(apis, tokens.index(token))));
  }

  /** Lets a node hold an external API, if anything is known of such a value. */
  private addExternal(to: number, api: number): void {
    const kept = this.model.kept(this.apis, api);
    if (kept >= 0) this.graph.addValue(to, this.tokens.external(kept));
  }

  private load(token: number, name: string, to: number): void {
    const { tokens, graph, heap } = this;
    const kind = tokens.kind(token);
    const index = tokens.index(token);
    switch (kind) {
      case TokenKind.external:
        if (this.storedNames.has(name)) graph.addCopy(heap.property(token, name), to);
        if (name !== ANY && name !== ELEMENTS && !name.includes(' ')) this.addExternal(to, this.model.property(this.apis, index, name));
        return;
      case TokenKind.namespace:
        return this.loadExport(index, name, to);
      case TokenKind.function:
      case TokenKind.class:
        if (name === 'prototype') return graph.addValue(to, tokens.of(kind === TokenKind.class ? TokenKind.instance : TokenKind.functionInstance, index));
        break;
      case TokenKind.typed:
        for (const subtype of this.allSubtypes(index)) this.loadOverride(subtype, name, to);
        break;
      case TokenKind.made:
        if (index >= 0 && name !== ANY && name !== ELEMENTS && !name.includes(' ')) this.addExternal(to, this.apis.property(index, name));
        break;
    }
    if (name === 'constructor' && (kind === TokenKind.instance || kind === TokenKind.typed)) graph.addValue(to, tokens.of(TokenKind.class, index));
    this.loadOwn(heap.owner(token), name, to);
  }

  private loadOwn(owner: number, name: string, to: number): void {
    const { graph, heap } = this;
    if (name === ANY) graph.addCopy(heap.any(owner), to);
    else if (name === '__proto__') return this.loadPrototype(owner, to);
    else {
      if (this.storedNames.has(name)) graph.addCopy(heap.property(owner, name), to);
      if (!name.includes(' ')) graph.addCopy(heap.property(owner, ANY), to);
    }
    if (!this.declares(owner, name)) this.addInheritedLoad(heap.prototype(owner), name, to);
  }

  private loadPrototype(owner: number, to: number): void {
    const kind = this.tokens.kind(owner);
    if (kind === TokenKind.instance || kind === TokenKind.functionInstance) this.graph.addValue(to, owner);
    else this.graph.addCopy(this.heap.prototype(owner), to);
  }

  /** Several values of one class, and cycles of prototypes, lead here more than once. */
  private addInheritedLoad(prototype: number, name: string, to: number): void {
    if (this.isFirst(this.inheritedLoads, prototype, this.nameId(name) * 0x4000000 + to)) this.addLoad(prototype, name, to);
  }

  private isFirst(seen: Map<number, Set<number>>, key: number, value: number): boolean {
    const values = seen.get(key) ?? new Set<number>();
    if (values.has(value)) return false;
    seen.set(key, values.add(value));
    return true;
  }

  /** Whether the class of an instance has a method of that name, which hides what it inherits. */
  private declares(owner: number, name: string): boolean {
    const kind = this.tokens.kind(owner);
    if (kind !== TokenKind.instance && kind !== TokenKind.class) return false;
    return this.calls.declaresMember(this.tokens.index(owner), name);
  }

  private loadOverride(subtype: number, name: string, to: number): void {
    const owner = this.tokens.of(TokenKind.instance, subtype);
    if (!this.declares(owner, name)) return;
    this.graph.addCopy(this.heap.property(owner, name), to);
    this.calls.markDispatched(to);
  }

  private allSubtypes(type: number): ReadonlySet<number> {
    const found = new Set<number>();
    const pending = [type];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const subtype of this.subtypes.get(next) ?? []) {
        if (found.has(subtype)) continue;
        found.add(subtype);
        pending.push(subtype);
      }
    }
    return found;
  }

  private loadExport(file: number, name: string, to: number): void {
    if (name !== ANY) return this.addExport(file, name, to);
    const { imports, names } = this.files[file].summary;
    for (let row = 0; row < imports.exports.length; row += 2) this.addExport(file, names[imports.exports[row]], to);
  }

  private store(token: number, name: string, from: number): void {
    const { tokens, graph, heap } = this;
    const kind = tokens.kind(token);
    if (kind === TokenKind.namespace) return;
    if (name === 'prototype' && (kind === TokenKind.function || kind === TokenKind.class)) {
      const instance = tokens.of(kind === TokenKind.class ? TokenKind.instance : TokenKind.functionInstance, tokens.index(token));
      return graph.addCopy(from, heap.prototype(instance));
    }
    graph.addCopy(from, heap.property(heap.owner(token), name));
  }

  private call(token: number, call: number, mode: number): void {
    const { tokens } = this;
    const index = tokens.index(token);
    switch (tokens.kind(token)) {
      case TokenKind.function:
        return this.callFunction(call, index, mode);
      case TokenKind.class:
        return this.construct(call, index, mode);
      case TokenKind.external:
        return this.callExternal(call, index, mode);
      case TokenKind.made:
        return this.callResolver(call, token);
    }
  }

  private callResolver(call: number, token: number): void {
    const promise = this.resolvers.get(token);
    if (promise === undefined) return;
    this.calls.addExternal(call, this.apis.parse('global#Promise.resolve'));
    if (this.calls.argument(call, 0) > 0) this.graph.addCopy(this.calls.argument(call, 0), promise);
  }

  private callFunction(call: number, target: number, mode: number): void {
    const { calls, graph, tokens } = this;
    const flags = calls.flags(call);
    if (mode === 1 && flags & CallFlag.viaBind) return this.bind(call, target);
    const shift = mode === 1 ? 1 : 0;
    const receiver = mode === 1 ? calls.argument(call, 0) : calls.receiver(call);
    if (flags & CallFlag.new) {
      const instance = tokens.of(TokenKind.functionInstance, target);
      graph.addValue(calls.result(call), instance);
      graph.addValue(calls.functionThis(target), instance);
    }
    this.applyFunction(call, target, receiver, shift, mode === 1 && (flags & CallFlag.viaApply) !== 0);
  }

  /** A bound function is the function; what it is bound to, it has been given. */
  private bind(call: number, target: number): void {
    const { calls, graph, tokens } = this;
    graph.addValue(calls.result(call), tokens.of(TokenKind.function, target));
    const receiver = calls.argument(call, 0);
    if (receiver > 0) graph.addCopy(receiver, calls.functionThis(target));
    for (let position = 1; position < calls.argumentCount(call); position++) {
      const argument = calls.argument(call, position);
      if (argument > 0) this.passArgument(target, position - 1, argument, calls.functionParameters(target));
    }
  }

  private applyFunction(call: number, target: number, receiver: number, shift: number, applied = false): void {
    const { calls, graph } = this;
    calls.addTarget(call, target);
    if (receiver > 0) graph.addCopy(receiver, calls.functionThis(target));
    graph.addCopy(calls.functionReturns(target), calls.result(call));
    const parameters = calls.functionParameters(target);
    const spread = applied || (calls.flags(call) & CallFlag.spread) !== 0;
    for (let position = shift; position < calls.argumentCount(call); position++) {
      const argument = calls.argument(call, position);
      if (argument <= 0) continue;
      if (applied) for (const parameter of parameters) this.addLoad(argument, ANY, parameter);
      else if (spread) for (const parameter of parameters.slice(position - shift)) graph.addCopy(argument, parameter);
      else this.passArgument(target, position - shift, argument, parameters);
    }
  }

  private passArgument(target: number, position: number, argument: number, parameters: readonly number[]): void {
    const rest = this.calls.functionRest(target);
    if (rest >= 0 && position >= rest) this.graph.addCopy(argument, this.heap.elements(this.restArray(target, parameters[rest])));
    else if (position < parameters.length) this.graph.addCopy(argument, parameters[position]);
  }

  private restArray(target: number, parameter: number): number {
    let array = this.restArrays.get(target);
    if (array === undefined) {
      array = this.tokens.make();
      this.restArrays.set(target, array);
      this.graph.addValue(parameter, array);
    }
    return array;
  }

  private construct(call: number, target: number, mode: number): void {
    const { calls, graph, tokens, watchers } = this;
    const flags = calls.flags(call);
    const isNew = mode === 0 && (flags & CallFlag.new) !== 0;
    if (!isNew && mode !== 2 && !(flags & CallFlag.super)) return;
    if (isNew) graph.addValue(calls.result(call), tokens.of(TokenKind.instance, target));
    for (const member of this.initializers.get(target) ?? []) calls.addInitializer(call, member);
    const constructor = calls.classConstructor(target);
    if (constructor >= 0) return this.applyFunction(call, constructor, isNew ? 0 : calls.receiver(call), 0);
    if (this.isFirst(this.constructions, call, target)) for (const superclass of calls.classSupers(target)) graph.watch(superclass, watchers.add(WatcherKind.call, call, 2));
  }

  private callExternal(call: number, api: number, mode: number): void {
    const { calls, apis } = this;
    const flags = calls.flags(call);
    const callee = apis.callable(api);
    if (mode === 1 && flags & CallFlag.viaBind) return this.addExternal(calls.result(call), api);
    if (this.model.isContent(apis, api)) return this.addExternal(calls.result(call), api);
    calls.addExternal(call, callee);
    if (mode === 2) return;
    if (flags & CallFlag.new) {
      const instance = this.model.canonical(apis, apis.instance(api));
      if (this.model.isCollection(apis.text(callee))) this.makeCollection(call, instance);
      else this.addExternal(calls.result(call), instance);
    } else this.addExternal(calls.result(call), this.model.canonical(apis, apis.result(api)));
    if (apis.text(callee) === 'global#Promise') this.modelExecutor(call);
    this.modelCallbacks(call, apis.text(callee));
  }

  /** `new Set(list)`, `new Map(entries)`: an object of its own, with the elements that it is given. */
  private makeCollection(call: number, instance: number): void {
    const { calls, graph, tokens, heap } = this;
    const collection = tokens.make(instance);
    graph.addValue(calls.result(call), collection);
    const from = calls.argument(call, 0);
    if (from > 0) this.addLoad(from, ELEMENTS, heap.elements(collection));
  }

  /** `new Promise((resolve) => …)` becomes what `resolve` is called with. */
  private modelExecutor(call: number): void {
    const executor = this.calls.argument(call, 0);
    if (executor <= 0) return;
    const resolve = this.tokens.make();
    this.resolvers.set(resolve, this.calls.result(call));
    const id = this.callbackModels.push({ call, values: [resolve], parameters: undefined, passesThrough: false }) - 1;
    this.graph.watch(executor, this.watchers.add(WatcherKind.callback, id, 0));
  }

  /** What a framework passes to the functions that it is given: `wss.on('connection', (socket) => …)`. */
  private modelCallbacks(call: number, api: string): void {
    const { calls, graph, watchers } = this;
    const callbacks = { parameters: this.model.callbackParameters(api, calls.eventName(call)), passesThrough: this.model.passesThrough(api) };
    if (this.model.wraps(api)) for (let position = 0; position < calls.argumentCount(call); position++) if (calls.argument(call, position) > 0) graph.addCopy(calls.argument(call, position), calls.result(call));
    if (!callbacks.parameters && !callbacks.passesThrough) return;
    const id = this.callbackModels.push({ call, ...callbacks }) - 1;
    for (let position = 0; position < calls.argumentCount(call); position++) {
      const argument = calls.argument(call, position);
      if (argument > 0) graph.watch(argument, watchers.add(WatcherKind.callback, id, 0));
    }
  }

  private callback(token: number, { call, values, parameters, passesThrough }: CallbackModel): void {
    const { tokens, graph, calls, apis } = this;
    if (tokens.kind(token) !== TokenKind.function) return;
    const nodes = calls.functionParameters(tokens.index(token));
    for (const [position, api] of Object.entries(parameters ?? {})) {
      const node = nodes[Number(position)];
      if (node !== undefined) this.addExternal(node, apis.parse(api));
    }
    for (const [position, value] of (values ?? []).entries()) if (nodes[position] !== undefined) graph.addValue(nodes[position], value);
    if (passesThrough) graph.addCopy(calls.functionReturns(tokens.index(token)), calls.result(call));
  }

  /** Reading a property runs its getter, if it has one. */
  private addGetters({ summary }: ProgramFile, file: number): void {
    const { names, flow, reads } = summary;
    const base = this.nodeBase[file];
    const getters = new Map<number, { object: number; name: string }>();
    for (let row = 0; row < flow.loads.length; row += 3) {
      const name = names[flow.loads[row + 1]];
      if (name !== ANY && this.storedNames.has(`get ${name}`)) getters.set(flow.loads[row + 2], { object: base + flow.loads[row], name });
    }
    if (getters.size === 0) return;
    for (let row = 0; row < reads.length; row += 4) {
      const getter = getters.get(reads[row + 1]);
      if (!getter) continue;
      const at = { file, function: this.tokens.functionBase[file] + reads[row], line: reads[row + 2], column: reads[row + 3] };
      this.implicitCall(getter.object, `get ${getter.name}`, at);
    }
  }

  /** Assigning to a property runs its setter, if it has one. */
  private addSetters({ summary }: ProgramFile, file: number): void {
    const { names, flow, writes } = summary;
    for (let row = 0; row < writes.length; row += 4) {
      const store = writes[row + 1];
      const name = names[flow.stores[store + 1]];
      if (!this.storedNames.has(`set ${name}`)) continue;
      const at = { file, function: this.tokens.functionBase[file] + writes[row], line: writes[row + 2], column: writes[row + 3] };
      this.implicitCall(this.nodeBase[file] + flow.stores[store], `set ${name}`, at, this.nodeBase[file] + flow.stores[store + 2]);
    }
  }

  /** Iterating calls the value's own iterator, if it has one, and goes through what that yields. */
  private addIterators({ summary: { iterations } }: ProgramFile, file: number): void {
    if (!this.storedNames.has('@@iterator') && !this.storedNames.has('@@asyncIterator')) return;
    const base = this.nodeBase[file];
    for (let row = 0; row < iterations.length; row += 5) {
      const [fn, iterated, elements, line, column] = iterations.slice(row, row + 5);
      const at = { file, function: this.tokens.functionBase[file] + fn, line, column };
      for (const name of ['@@iterator', '@@asyncIterator']) {
        const iterator = this.implicitCall(base + iterated, name, at);
        this.addLoad(iterator, ELEMENTS, base + elements);
        this.addLoad(this.implicitCall(iterator, 'next', at), 'value', base + elements);
      }
    }
  }

  /** Calls a method that no call is written for, and gives the node of its result. */
  private implicitCall(receiver: number, member: string, at: Pick<ImplicitCall, 'file' | 'function' | 'line' | 'column'>, argument = 0): number {
    const callee = this.graph.newNode();
    const result = this.graph.newNode();
    this.addLoad(receiver, member, callee);
    const call = this.calls.addImplicit({ ...at, callee, receiver, argument, result, flags: CallFlag.implicit });
    this.graph.watch(callee, this.watchers.add(WatcherKind.call, call, 0));
    return result;
  }
}

interface CallbackModel {
  call: number;
  parameters: Readonly<Record<number, string>> | undefined;
  passesThrough: boolean;
  /** Values of the program that the callback gets, by parameter. */
  values?: readonly number[];
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

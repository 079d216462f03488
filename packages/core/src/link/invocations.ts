import type { RegistrationRule } from '../catalog/roots/rules.js';
import { CallFlag } from '../summarize/call-record.js';
import { define, handlerNodes } from './framework-calls.js';
import { isNullary, memoizesForever } from './memoized-once.js';
import { Name } from './names.js';
import { PairTable } from './pair-table.js';
import type { Solver } from './solver.js';
import { TokenKind } from './tokens.js';
import { WatcherKind } from './watchers.js';

interface CallbackModel {
  call: number;
  parameters: Readonly<Record<number, string>> | undefined;
  /** What the callback is a method of. */
  receiver?: string | undefined;
  /** Where an API looks for functions in its arguments. */
  handlers?: RegistrationRule['handlers'] | undefined;
  passesThrough: boolean;
  /** Calling what the call returns runs the callback, unless it has run before. */
  memoizes?: boolean;
  /** Values of the program that the callback gets, by parameter. */
  values?: readonly number[];
  /** What a callback of Node's kind gets after the error. */
  outcome?: number;
}

/** The first parameter of Node's callbacks: `(err, data) => …`. What comes after it is what a promise would give. */
const ERROR = /^_?(?:er|err|error)$/i;

/** What a call does when it turns out what is called: arguments flow in, results flow out. */
export class Invocations {
  private readonly restArrays = new Map<number, number>();
  private readonly callbackModels: CallbackModel[] = [];
  /** Results of promises, by the function that resolves them. */
  private readonly resolvers = new Map<number, number>();
  /** Calls and the classes that they construct through `super`, which broken programs make a cycle of. */
  private readonly constructions = new PairTable();

  constructor(private readonly solver: Solver) {}

  call(token: number, call: number, mode: number): void {
    const { tokens } = this.solver;
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
      case TokenKind.elsewhere:
        return this.callElsewhere(call, token);
    }
  }

  private callElsewhere(call: number, value: number): void {
    this.solver.calls.markElsewhere(call);
    if (this.solver.calls.result(call) > 0) this.solver.graph.addValue(this.solver.calls.result(call), value);
  }

  private callResolver(call: number, token: number): void {
    const promise = this.resolvers.get(token);
    if (promise === undefined) return;
    this.solver.calls.addExternal(call, this.solver.apis.parse('global#Promise.resolve'));
    if (this.solver.calls.argument(call, 0) > 0) this.solver.graph.addCopy(this.solver.calls.argument(call, 0), promise);
  }

  private callFunction(call: number, target: number, mode: number): void {
    const { calls, graph, tokens } = this.solver;
    const flags = calls.flags(call);
    if (mode === 1 && flags & CallFlag.viaBind) return this.bind(call, target);
    const shift = mode === 1 ? 1 : 0;
    const receiver = mode === 1 ? calls.argument(call, 0) : calls.receiver(call);
    if (flags & CallFlag.new) {
      const instance = tokens.of(TokenKind.functionInstance, target);
      graph.addValue(calls.result(call), instance);
      graph.addValue(calls.functions.this(target), instance);
    }
    this.applyFunction(call, target, receiver, shift, mode === 1 && (flags & CallFlag.viaApply) !== 0);
  }

  /** A bound function is the function; what it is bound to, it has been given. */
  private bind(call: number, target: number): void {
    const { calls, graph, tokens } = this.solver;
    graph.addValue(calls.result(call), tokens.of(TokenKind.function, target));
    const receiver = calls.argument(call, 0);
    if (receiver > 0) graph.addCopy(receiver, calls.functions.this(target));
    for (let position = 1; position < calls.argumentCount(call); position++) {
      const argument = calls.argument(call, position);
      if (argument > 0) this.passArgument(target, position - 1, argument, calls.functions.parameters(target));
    }
  }

  applyFunction(call: number, target: number, receiver: number, shift: number, applied = false): void {
    const { calls, graph } = this.solver;
    calls.addTarget(call, target);
    if (receiver > 0) graph.addCopy(receiver, calls.functions.this(target));
    graph.addCopy(calls.functions.returns(target), calls.result(call));
    const parameters = calls.functions.parameters(target);
    const spread = applied || (calls.flags(call) & CallFlag.spread) !== 0;
    for (let position = shift; position < calls.argumentCount(call); position++) {
      const argument = calls.argument(call, position);
      if (argument <= 0) continue;
      if (applied) for (const parameter of parameters) this.solver.addLoad(argument, Name.any, parameter);
      else if (spread) for (const parameter of parameters.slice(position - shift)) graph.addCopy(argument, parameter);
      else this.passArgument(target, position - shift, argument, parameters);
    }
  }

  private passArgument(target: number, position: number, argument: number, parameters: readonly number[]): void {
    const rest = this.solver.calls.functions.summary(target).rest;
    if (rest >= 0 && position >= rest) this.solver.graph.addCopy(argument, this.solver.heap.elements(this.restArray(target, parameters[rest])));
    else if (position < parameters.length) this.solver.graph.addCopy(argument, parameters[position]);
  }

  private restArray(target: number, parameter: number): number {
    let array = this.restArrays.get(target);
    if (array === undefined) {
      array = this.solver.tokens.make();
      this.restArrays.set(target, array);
      this.solver.graph.addValue(parameter, array);
    }
    return array;
  }

  private construct(call: number, target: number, mode: number): void {
    const { calls, classes, graph, tokens, watchers } = this.solver;
    const flags = calls.flags(call);
    const isNew = mode === 0 && (flags & CallFlag.new) !== 0;
    if (!isNew && mode !== 2 && !(flags & CallFlag.super)) return;
    if (isNew) graph.addValue(calls.result(call), tokens.of(TokenKind.instance, target));
    for (const member of this.solver.initializers.get(target) ?? []) calls.addInitializer(call, member);
    const constructor = classes.constructorOf(target);
    if (constructor >= 0) return this.applyFunction(call, constructor, isNew ? 0 : calls.receiver(call), 0);
    if (this.constructions.find(call, target) >= 0) return;
    this.constructions.add(call, target);
    for (const superclass of classes.supersOf(target)) graph.watch(superclass, watchers.add(WatcherKind.call, call, 2));
  }

  callExternal(call: number, api: number, mode: number): void {
    const { calls, apis } = this.solver;
    const flags = calls.flags(call);
    const callee = apis.callable(api);
    if (mode === 1 && flags & CallFlag.viaBind) return this.solver.addExternal(calls.result(call), api);
    if (this.solver.model.isContent(apis, api)) return this.callElsewhere(call, this.solver.tokens.external(api));
    calls.addExternal(call, callee);
    if (mode === 2) return;
    if (flags & CallFlag.new) {
      const instance = this.solver.model.canonical(apis, apis.instance(api));
      if (this.solver.model.isCollection(apis.text(callee))) this.makeCollection(call, instance);
      else this.solver.addExternal(calls.result(call), instance);
    } else this.solver.addExternal(calls.result(call), this.solver.model.canonical(apis, apis.result(api)));
    if (apis.text(callee) === 'global#Promise') this.modelExecutor(call);
    this.modelCallbacks(call, api);
  }

  /** `new Set(list)`, `new Map(entries)`: an object of its own, with the elements that it is given. */
  private makeCollection(call: number, instance: number): void {
    const { calls, graph, tokens, heap } = this.solver;
    const collection = tokens.make(instance);
    graph.addValue(calls.result(call), collection);
    const from = calls.argument(call, 0);
    if (from > 0) this.solver.addLoad(from, Name.elements, heap.elements(collection));
  }

  /** `new Promise((resolve) => …)` becomes what `resolve` is called with. */
  private modelExecutor(call: number): void {
    const executor = this.solver.calls.argument(call, 0);
    if (executor <= 0) return;
    const resolve = this.solver.tokens.make();
    this.resolvers.set(resolve, this.solver.calls.result(call));
    const id = this.callbackModels.push({ call, values: [resolve], parameters: undefined, passesThrough: false }) - 1;
    this.solver.graph.watch(executor, this.solver.watchers.add(WatcherKind.callback, id, 0));
  }

  /** What a framework passes to the functions that it is given: `wss.on('connection', (socket) => …)`. */
  private modelCallbacks(call: number, id: number): void {
    const { calls, graph, apis } = this.solver;
    const api = apis.text(apis.callable(id));
    define(this.solver, call, api);
    const { parameters, receiver, handlers } = this.solver.model.handing(api, calls.eventName(call)) ?? {};
    const callbacks = { parameters, receiver, handlers, passesThrough: this.solver.model.passesThrough(api) };
    const memoizes = memoizesForever(calls, call, api);
    if (this.solver.model.wraps(api) && !memoizes) for (const argument of calls.arguments(call)) if (argument > 0) graph.addCopy(argument, calls.result(call));
    if (callbacks.parameters || callbacks.passesThrough || memoizes) {
      this.watchArguments({ call, memoizes, ...callbacks }, 0);
    } else if ((calls.flags(call) & CallFlag.new) === 0 && calls.eventName(call) === undefined) {
      this.watchArguments({ call, parameters: undefined, passesThrough: false, outcome: this.solver.model.canonical(apis, apis.result(id)) }, calls.argumentCount(call) - 1);
    }
  }

  private watchArguments(model: CallbackModel, first: number): void {
    const { calls, graph, watchers } = this.solver;
    const id = this.callbackModels.push(model) - 1;
    for (let position = Math.max(0, first); position < calls.argumentCount(model.call); position++) {
      const argument = calls.argument(model.call, position);
      if (argument > 0) graph.watch(argument, watchers.add(WatcherKind.callback, id, 0));
    }
    if (!model.parameters || !model.handlers) return;
    for (const node of handlerNodes(this.solver, model.call, model.handlers)) graph.watch(node, watchers.add(WatcherKind.callback, id, 0));
  }

  /** A function has turned up where an external API was given a callback. */
  runCallback(token: number, model: number): void {
    const { call, values, parameters, receiver, passesThrough, memoizes, outcome } = this.callbackModels[model];
    const { tokens, graph, calls, apis } = this.solver;
    if (memoizes && !(tokens.kind(token) === TokenKind.function && isNullary(calls, tokens.index(token)))) graph.addValue(calls.result(call), token);
    if (tokens.kind(token) !== TokenKind.function) return;
    const nodes = calls.functions.parameters(tokens.index(token));
    if (outcome !== undefined) this.giveOutcome(tokens.index(token), nodes, outcome);
    for (const [position, api] of Object.entries(parameters ?? {})) {
      const node = nodes[Number(position)];
      if (node !== undefined) this.solver.addExternal(node, apis.parse(api));
    }
    if (receiver !== undefined) this.solver.addExternal(calls.functions.this(tokens.index(token)), apis.parse(receiver));
    for (const [position, value] of (values ?? []).entries()) if (nodes[position] !== undefined) graph.addValue(nodes[position], value);
    if (passesThrough) graph.addCopy(calls.functions.returns(tokens.index(token)), calls.result(call));
  }

  private giveOutcome(callback: number, parameters: readonly number[], outcome: number): void {
    const [name = ''] = this.solver.calls.functions.summary(callback).parameterNames;
    if (parameters[1] !== undefined && ERROR.test(name)) this.solver.addExternal(parameters[1], outcome);
  }
}

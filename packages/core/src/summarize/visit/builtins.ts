import { CallFlag } from '../call-record.js';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { ANY_PROPERTY, ELEMENTS, join, propertyName } from './expressions.js';
import { isShortLiteral } from './short-lists.js';

/** A member call that may be one of a built-in object: `items.map(render)`, `promise.then(save)`. */
export interface BuiltinCall {
  callee: number;
  receiver: number;
  member: string;
  arguments: number[];
  result: number;
  /** The callee as written. */
  object: Node;
}

type Model = (walk: Walk, call: BuiltinCall, node: Node) => void;

/**
 * Lets values flow through the methods of arrays, maps, sets and promises, and through `Object` and `Reflect`,
 * and calls the functions that these are given. The receiver's type is not known here: the models are such that a
 * wrong guess adds flow into values that nobody calls.
 */
export function modelBuiltin(walk: Walk, call: BuiltinCall, node: Node): void {
  const models = isGlobalObject(call.object) ? STATIC_MODELS : METHOD_MODELS;
  if (Object.hasOwn(models, call.member)) models[call.member](walk, call, node);
}

function isGlobalObject(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && GLOBAL_OBJECTS.has(callee.object.name);
}

const GLOBAL_OBJECTS = new Set(['Object', 'Reflect', 'Promise', 'Array', 'Map', 'JSON']);

/** Calls a function that was passed as an argument. */
function invoke(walk: Walk, node: Node, callback: number, args: number[], { flags = 0, receiver = NOTHING } = {}): number {
  if (callback === NOTHING) return NOTHING;
  const result = walk.flow.node();
  walk.recordCall({ callee: callback, receiver, arguments: args, result, flags: CallFlag.implicit | flags, node });
  return result;
}

const elements = (walk: Walk, collection: number): number => walk.flow.load(collection, ELEMENTS);

/** An element of an array or set, or the value of an entry of a map. */
function itemOf(walk: Walk, collection: number): number {
  const element = elements(walk, collection);
  return join(walk, [element, elements(walk, element)]);
}

/** An element of a set, or the key of an entry of a map. */
function keyOf(walk: Walk, collection: number): number {
  const element = elements(walk, collection);
  return join(walk, [element, walk.flow.load(element, KEY)]);
}

const KEY = 'key of entry';

function arrayOf(walk: Walk, element: number, result: number): void {
  const array = walk.flow.object();
  walk.flow.store(array, ELEMENTS, element);
  walk.flow.copy(array, result);
}

/** Runs the callback for each element and returns what `output` makes of its result. */
const iterate =
  (output: (walk: Walk, call: BuiltinCall, returned: number) => void, elementIndex = 0): Model =>
  (walk, call, node) => {
    const [callback = NOTHING] = call.arguments;
    const args = elementIndex === 0 ? [itemOf(walk, call.receiver), keyOf(walk, call.receiver), call.receiver] : [call.arguments[1] ?? NOTHING, itemOf(walk, call.receiver), NOTHING, call.receiver];
    const isShort = call.object.type === 'MemberExpression' && isShortLiteral(call.object.object);
    output(walk, call, invoke(walk, node, callback, args, { flags: isShort ? 0 : CallFlag.loop }));
  };

const nothing = (): void => undefined;
const sameCollection = (walk: Walk, call: BuiltinCall): void => walk.flow.copy(call.receiver, call.result);
const oneElement = (walk: Walk, call: BuiltinCall): void => walk.flow.copy(itemOf(walk, call.receiver), call.result);
const returnedElements = (walk: Walk, call: BuiltinCall, returned: number): void => arrayOf(walk, join(walk, [returned, elements(walk, returned)]), call.result);

const push: Model = (walk, call) => {
  for (const argument of call.arguments) walk.flow.store(call.receiver, ELEMENTS, argument);
};

const compare: Model = (walk, call, node) => {
  const item = itemOf(walk, call.receiver);
  invoke(walk, node, call.arguments[0] ?? NOTHING, [item, item], { flags: CallFlag.loop });
  sameCollection(walk, call);
};

const then: Model = (walk, call, node) => {
  const [onFulfilled = NOTHING, onRejected = NOTHING] = call.arguments;
  walk.flow.copy(invoke(walk, node, onFulfilled, [call.receiver], { flags: CallFlag.later }), call.result);
  walk.flow.copy(invoke(walk, node, onRejected, [], { flags: CallFlag.later }), call.result);
};

const handle: Model = (walk, call, node) => {
  walk.flow.copy(invoke(walk, node, call.arguments[0] ?? NOTHING, [], { flags: CallFlag.later }), call.result);
  walk.flow.copy(call.receiver, call.result);
};

/** Listeners are kept with the emitter under the name of their event; `emit` calls them. */
const listen: Model = (walk, call, node) => {
  const event = textArgument(node, 0);
  if (event !== null) walk.flow.store(call.receiver, `on ${event}`, call.arguments[1] ?? NOTHING);
  walk.flow.copy(call.receiver, call.result);
};

function textArgument(node: Node, index: number): string | null {
  const argument = node.type === 'CallExpression' ? node.arguments[index] : undefined;
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : null;
}

const METHOD_MODELS: Readonly<Record<string, Model>> = {
  forEach: iterate(nothing),
  map: iterate((walk, call, returned) => arrayOf(walk, returned, call.result)),
  flatMap: iterate(returnedElements),
  filter: iterate(sameCollection),
  find: iterate(oneElement),
  findLast: iterate(oneElement),
  findIndex: iterate(nothing),
  findLastIndex: iterate(nothing),
  some: iterate(nothing),
  every: iterate(nothing),
  reduce: iterate((walk, call, returned) => walk.flow.copy(join(walk, [returned, call.arguments[1] ?? NOTHING]), call.result), 1),
  reduceRight: iterate((walk, call, returned) => walk.flow.copy(join(walk, [returned, call.arguments[1] ?? NOTHING]), call.result), 1),
  sort: compare,
  toSorted: compare,
  then,
  catch: handle,
  finally: handle,
  push,
  unshift: push,
  add: push,
  fill: push,
  pop: oneElement,
  shift: oneElement,
  at: oneElement,
  next: (walk, call) => {
    const step = walk.flow.object();
    walk.flow.store(step, 'value', elements(walk, call.receiver));
    walk.flow.copy(step, call.result);
  },
  slice: sameCollection,
  splice: sameCollection,
  reverse: sameCollection,
  values: (walk, call) => arrayOf(walk, itemOf(walk, call.receiver), call.result),
  keys: (walk, call) => arrayOf(walk, keyOf(walk, call.receiver), call.result),
  entries: (walk, call) => {
    arrayOf(walk, call.receiver, call.result);
    walk.flow.copy(call.receiver, call.result);
  },
  flat: (walk, call) => arrayOf(walk, itemOf(walk, call.receiver), call.result),
  concat: (walk, call) => {
    arrayOf(walk, elements(walk, call.receiver), call.result);
    for (const argument of call.arguments) arrayOf(walk, join(walk, [argument, elements(walk, argument)]), call.result);
  },
  set: (walk, call) => {
    const entry = walk.flow.object();
    walk.flow.store(entry, ELEMENTS, call.arguments[1] ?? NOTHING);
    walk.flow.store(entry, KEY, call.arguments[0] ?? NOTHING);
    walk.flow.store(call.receiver, ELEMENTS, entry);
    walk.flow.copy(call.receiver, call.result);
  },
  get: (walk, call) => walk.flow.copy(elements(walk, elements(walk, call.receiver)), call.result),
  on: listen,
  once: listen,
  addListener: listen,
  prependListener: listen,
  emit: (walk, call, node) => {
    const event = textArgument(node, 0);
    const [, ...args] = call.arguments;
    if (event !== null) invoke(walk, node, walk.flow.load(call.receiver, `on ${event}`), args, { receiver: call.receiver });
  },
  replace: (walk, call, node) => void invoke(walk, node, call.arguments[1] ?? NOTHING, [], { flags: CallFlag.loop }),
  replaceAll: (walk, call, node) => void invoke(walk, node, call.arguments[1] ?? NOTHING, [], { flags: CallFlag.loop }),
};

const copyArguments: Model = (walk, call) => {
  for (const argument of call.arguments) walk.flow.copy(argument, call.result);
};

const define: Model = (walk, call, node) => {
  const [target = NOTHING, , descriptor = NOTHING] = call.arguments;
  const name = propertyArgument(node, 1);
  if (name === ANY_PROPERTY) walk.flow.flow.prototypes.push(walk.flow.load(descriptor, COPIED), target);
  defineFrom(walk, target, name, descriptor);
  walk.flow.copy(target, call.result);
};

function defineFrom(walk: Walk, target: number, name: string, descriptor: number): void {
  const { flow } = walk;
  flow.store(target, name, flow.load(descriptor, 'value'));
  flow.store(target, `get ${name}`, flow.load(descriptor, 'get'));
  flow.store(target, `set ${name}`, flow.load(descriptor, 'set'));
}

/** `Object.defineProperties(target, { total: { get() { … } } })` */
function defineAll(walk: Walk, target: number, descriptors: number, written: Node | undefined): void {
  if (written?.type !== 'ObjectExpression') return;
  for (const property of written.properties) {
    const name = property.type === 'Property' ? propertyName(property.key, property.computed) : null;
    if (name !== null) defineFrom(walk, target, name, walk.flow.load(descriptors, name));
  }
}

/** Where the descriptor of a property whose name is computed keeps the object that it was taken from. */
const COPIED = 'copied from';

function propertyArgument(node: Node, index: number): string {
  const argument = node.type === 'CallExpression' ? node.arguments[index] : undefined;
  return argument?.type === 'Literal' ? String(argument.value) : ANY_PROPERTY;
}

const STATIC_MODELS: Readonly<Record<string, Model>> = {
  assign: (walk, call) => {
    const [target = NOTHING, ...sources] = call.arguments;
    for (const source of sources) walk.flow.flow.prototypes.push(source, target);
    walk.flow.copy(target, call.result);
  },
  create: (walk, call, node) => {
    const object = walk.flow.object();
    walk.flow.flow.prototypes.push(call.arguments[0] ?? NOTHING, object);
    defineAll(walk, object, call.arguments[1] ?? NOTHING, node.type === 'CallExpression' ? node.arguments[1] : undefined);
    walk.flow.copy(object, call.result);
  },
  setPrototypeOf: (walk, call) => {
    const [object = NOTHING, prototype = NOTHING] = call.arguments;
    walk.flow.flow.prototypes.push(prototype, object);
    walk.flow.copy(object, call.result);
  },
  freeze: copyArguments,
  seal: copyArguments,
  fromEntries: copyArguments,
  resolve: copyArguments,
  all: copyArguments,
  allSettled: (walk, call) => {
    const outcome = walk.flow.object();
    walk.flow.store(outcome, 'value', elements(walk, call.arguments[0] ?? NOTHING));
    arrayOf(walk, outcome, call.result);
  },
  getPrototypeOf: (walk, call) => walk.flow.copy(walk.flow.load(call.arguments[0] ?? NOTHING, '__proto__'), call.result),
  race: (walk, call) => walk.flow.copy(elements(walk, call.arguments[0] ?? NOTHING), call.result),
  any: (walk, call) => walk.flow.copy(elements(walk, call.arguments[0] ?? NOTHING), call.result),
  of: (walk, call) => arrayOf(walk, join(walk, call.arguments), call.result),
  from: (walk, call, node) => {
    const [source = NOTHING, mapper = NOTHING] = call.arguments;
    const mapped = invoke(walk, node, mapper, [elements(walk, source)], { flags: CallFlag.loop });
    if (mapper === NOTHING) walk.flow.copy(source, call.result);
    else arrayOf(walk, mapped, call.result);
  },
  values: (walk, call) => arrayOf(walk, walk.flow.load(call.arguments[0] ?? NOTHING, ANY_PROPERTY), call.result),
  entries: (walk, call) => {
    const entry = walk.flow.object();
    walk.flow.store(entry, ELEMENTS, walk.flow.load(call.arguments[0] ?? NOTHING, ANY_PROPERTY));
    arrayOf(walk, entry, call.result);
  },
  defineProperty: define,
  defineProperties: (walk, call, node) => {
    const [target = NOTHING, descriptors = NOTHING] = call.arguments;
    defineAll(walk, target, descriptors, node.type === 'CallExpression' ? node.arguments[1] : undefined);
    walk.flow.copy(target, call.result);
  },
  getOwnPropertyDescriptor: (walk, call, node) => {
    const [source = NOTHING] = call.arguments;
    const descriptor = walk.flow.object();
    const name = propertyArgument(node, 1);
    if (name === ANY_PROPERTY) walk.flow.store(descriptor, COPIED, source);
    else walk.flow.store(descriptor, 'value', walk.flow.load(source, name));
    walk.flow.copy(descriptor, call.result);
  },
  get: (walk, call, node) => walk.flow.copy(walk.flow.load(call.arguments[0] ?? NOTHING, propertyArgument(node, 1)), call.result),
  apply: (walk, call, node) => {
    const [callee = NOTHING, receiver = NOTHING, list = NOTHING] = call.arguments;
    const element = elements(walk, list);
    walk.flow.copy(invoke(walk, node, callee, [element, element, element], { flags: CallFlag.spread, receiver }), call.result);
  },
  construct: (walk, call, node) => {
    const [callee = NOTHING, list = NOTHING] = call.arguments;
    const element = elements(walk, list);
    walk.flow.copy(invoke(walk, node, callee, [element, element, element], { flags: CallFlag.new | CallFlag.spread }), call.result);
  },
  try: (walk, call, node) => walk.flow.copy(invoke(walk, node, call.arguments[0] ?? NOTHING, call.arguments.slice(1)), call.result),
};

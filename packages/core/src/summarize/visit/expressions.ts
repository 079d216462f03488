import type { TSESTree } from '@typescript-eslint/utils';
import { unwrapAwait } from '../../syntax/unwrap.js';
import { CallFlag } from '../call-record.js';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Visitors, Walk } from '../walk.js';
import { assign } from './patterns.js';
import { annotate } from './type-annotations.js';
import { visitFunction } from './functions.js';
import { afterTest } from './after-test.js';
import { environmentTest } from './environment.js';
import { visitOperands } from './operands.js';
import { noteReassignment } from './presence.js';
import { guardOfArm, guardOfDefault } from './guards.js';
import { isKeptForGood, isReplaced } from './kept-for-good.js';
import { noteAssignment } from './missing-values.js';
import { turnAfter } from './turns.js';

/** The name of a property when it is written down, else null. */
export function propertyName(key: Node, computed: boolean): string | null {
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'MemberExpression' && key.object.type === 'Identifier' && key.object.name === 'Symbol' && key.property.type === 'Identifier') return `@@${key.property.name}`;
  if (key.type === 'Literal') return typeof key.value === 'number' ? ELEMENTS : String(key.value);
  if (key.type === 'TemplateLiteral' && key.quasis.length === 1) return key.quasis[0].value.cooked;
  return null;
}

/** Stands for properties whose name is computed; a read of it gives whatever the object holds. */
export const ANY_PROPERTY = '*';

/** Stands for the elements of arrays, sets and maps. */
export const ELEMENTS = '[]';

export function visitMember(walk: Walk, node: TSESTree.MemberExpression): { object: number; name: string } {
  const object = node.object.type === 'Super' ? superObject(walk) : walk.visit(node.object);
  const name = propertyName(node.property, node.computed);
  if (node.computed) walk.visit(node.property);
  return { object, name: name ?? ANY_PROPERTY };
}

/** What `super` stands for: the superclass in static members, its prototype in others. */
export function superObject(walk: Walk): number {
  const superclass = walk.classes[walk.class]?.supers[0] ?? NOTHING;
  return walk.isStatic ? superclass : walk.flow.load(superclass, 'prototype');
}

/** A node into which all the given values flow. */
export function join(walk: Walk, values: readonly number[]): number {
  const present = values.filter((value) => value !== NOTHING);
  if (present.length <= 1) return present[0] ?? NOTHING;
  const to = walk.flow.node();
  for (const value of present) walk.flow.copy(value, to);
  return to;
}

function visitObject(walk: Walk, node: TSESTree.ObjectExpression): number {
  const { flow } = walk;
  const object = flow.object();
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') flow.copy(walk.visit(property.argument), object);
    else visitProperty(walk, property, object);
  }
  return object;
}

function visitProperty(walk: Walk, property: TSESTree.Property, object: number): void {
  if (property.computed) walk.visit(property.key);
  const name = propertyName(property.key, property.computed) ?? ANY_PROPERTY;
  if (name === '__proto__' && !property.computed) {
    walk.flow.flow.prototypes.push(walk.visit(property.value), object);
    return;
  }
  const { value } = property;
  const isMethod = value.type === 'FunctionExpression' && (property.method || property.kind !== 'init');
  if (!isMethod) return walk.flow.store(object, name, walk.visit(value));
  const kind = property.kind === 'get' ? 'getter' : property.kind === 'set' ? 'setter' : 'method';
  const method = visitFunction(walk, value, { kind, name, this: object });
  storeMethod(walk, object, kind, name, method);
}

/** Stores a method or accessor. An accessor's function has a name of its own, its value that of the property. */
export function storeMethod(walk: Walk, object: number, kind: string, name: string, method: { node: number; index: number }): void {
  const { flow, functions } = walk;
  if (kind === 'getter') {
    flow.store(object, `get ${name}`, method.node);
    flow.store(object, name, functions[method.index].returns);
  } else if (kind === 'setter') {
    flow.store(object, `set ${name}`, method.node);
    const value = functions[method.index].parameters[0] ?? NOTHING;
    flow.copy(flow.load(object, name), value);
  } else flow.store(object, name, method.node);
}

function visitArray(walk: Walk, node: TSESTree.ArrayExpression): number {
  const { flow } = walk;
  const array = flow.object();
  for (const element of node.elements) {
    if (element === null) continue;
    const value = element.type === 'SpreadElement' ? walk.iterate(walk.visit(element.argument), element) : walk.visit(element);
    flow.store(array, ELEMENTS, value);
  }
  return array;
}

function visitAssignment(walk: Walk, node: TSESTree.AssignmentExpression): number {
  if (node.operator === '=') {
    noteAssignment(walk, node);
    noteReassignment(walk, node.left, node.right);
    if (copiesProperty(node.left, node.right)) {
      // One name on both sides: the target gets what the source has, each property under its own name.
      walk.flow.flow.prototypes.push(walk.visit((node.right as TSESTree.MemberExpression).object), walk.visit((node.left as TSESTree.MemberExpression).object));
      return NOTHING;
    }
    const value = isModuleExports(node.left) ? visitNamed(walk, node.right, 'module.exports') : visitNamed(walk, node.right, targetName(node.left));
    assign(walk, node.left, value);
    return value;
  }
  noteReassignment(walk, node.left, node);
  const isDefault = node.operator === '??=' || node.operator === '||=' || node.operator === '&&=';
  const target = walk.visit(node.left);
  if (!isDefault) {
    walk.visit(node.right);
    return NOTHING;
  }
  let value = NOTHING;
  const guard = node.operator === '&&=' ? 0 : guardOfDefault(walk, node.left);
  walk.inRegion(guard, () => {
    value = visitNamed(walk, node.right, targetName(node.left));
  });
  if (guard === CallFlag.keyed && unwrapAwait(node.right).type === 'CallExpression') noteKey(walk, node.left);
  assign(walk, node.left, value, { alreadyVisited: true });
  return join(walk, [target, value]);
}

/** `store[name] ??= make()`: where the store is kept for good, `make` is called once for each name. */
function noteKey(walk: Walk, target: Node): void {
  if (target.type !== 'MemberExpression' || target.property.type !== 'Identifier' || !target.computed || !isKeptForGood(walk, target.object) || isReplaced(walk, target.property.name)) return;
  walk.firstCalls.name(walk.reference(target.property.name));
}

/** `target[key] = source[key]` */
function copiesProperty(left: Node, right: Node): boolean {
  if (left.type !== 'MemberExpression' || right.type !== 'MemberExpression' || !left.computed || !right.computed) return false;
  return left.property.type === 'Identifier' && right.property.type === 'Identifier' && left.property.name === right.property.name;
}

function isModuleExports(node: Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && propertyName(node.property, node.computed) === 'exports';
}

/** Visits a value; a function or class without a name of its own gets the given one. */
export function visitNamed(walk: Walk, node: Node, name: string | null): number {
  if (name !== null && (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') && !nameOf(node)) {
    walk.collect(node);
    walk.ancestors.push(node);
    const { node: value } = visitFunction(walk, node, { kind: node.type === 'ArrowFunctionExpression' ? 'arrow' : 'function', name });
    walk.ancestors.pop();
    return value;
  }
  return walk.visit(node);
}

function nameOf(node: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression): string | null {
  return node.id?.name ?? null;
}

/** The name that an assignment gives to an anonymous function. */
export function targetName(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? propertyName(node.property, node.computed) : null;
}

/** Arrow functions have the `arguments` of their surroundings. */
function functionOfArguments({ functions, function: inner }: Walk): number {
  let fn = inner;
  while (fn > 0 && functions[fn].kind === 'arrow') fn = functions[fn].parent;
  return fn;
}

export const expressionVisitors: Visitors = {
  Identifier(walk, node) {
    if (node.name === 'arguments') walk.argumentTests.mentionArguments(functionOfArguments(walk));
    return node.name === 'undefined' ? NOTHING : walk.reference(node.name);
  },
  Literal: () => NOTHING,
  Super: () => NOTHING,
  MetaProperty: () => NOTHING,
  TemplateElement: () => NOTHING,
  ThisExpression: (walk) => walk.this,
  MemberExpression(walk, node) {
    const { object, name } = visitMember(walk, node);
    const value = walk.flow.load(object, name);
    walk.recordRead(value, node);
    return value;
  },
  ChainExpression: (walk, node) => walk.visit(node.expression),
  ObjectExpression: visitObject,
  ArrayExpression: visitArray,
  AssignmentExpression: visitAssignment,
  ConditionalExpression(walk, node) {
    walk.decidingFunctions.add(walk.function);
    walk.visit(node.test);
    const values: number[] = [];
    for (const [arm, outcome] of [[node.consequent, true], [node.alternate, false]] as const) {
      afterTest(walk, node.test, outcome, () => walk.inRegion(guardOfArm(walk, node.test, { arm, outcome, before: [] }), () => values.push(walk.visit(arm))));
    }
    return join(walk, values);
  },
  LogicalExpression(walk, node) {
    return join(walk, visitOperands(walk, node));
  },
  BinaryExpression(walk, node) {
    visitOperands(walk, node);
    return environmentTest(walk, node);
  },
  SequenceExpression(walk, node) {
    let value = NOTHING;
    for (const expression of node.expressions) value = walk.visit(expression);
    return value;
  },
  UnaryExpression(walk, node) {
    walk.visit(node.argument);
    return NOTHING;
  },
  UpdateExpression(walk, node) {
    noteReassignment(walk, node.argument, null);
    walk.visit(node.argument);
    return NOTHING;
  },
  TemplateLiteral(walk, node) {
    walk.visitAll(node.expressions);
    return NOTHING;
  },
  AwaitExpression(walk, node) {
    if (walk.endlessLoops > 0) walk.functions[walk.function].endless = true;
    walk.awaited = node.argument.type === 'ChainExpression' ? node.argument.expression : node.argument;
    const value = walk.visit(node.argument);
    walk.turn |= turnAfter(walk, node.argument);
    return value;
  },
  YieldExpression(walk, node) {
    const { returns } = walk.functions[walk.function];
    const value = walk.visit(node.argument);
    const { flow } = walk;
    flow.store(returns, ELEMENTS, node.delegate ? flow.load(value, ANY_PROPERTY) : value);
    return NOTHING;
  },
  TSAsExpression: (walk, node) => visitCast(walk, node.expression, node.typeAnnotation),
  TSTypeAssertion: (walk, node) => visitCast(walk, node.expression, node.typeAnnotation),
  TSSatisfiesExpression: (walk, node) => walk.visit(node.expression),
  TSNonNullExpression: (walk, node) => walk.visit(node.expression),
  TSInstantiationExpression: (walk, node) => walk.visit(node.expression),
};

function visitCast(walk: Walk, expression: Node, type: TSESTree.TypeNode): number {
  const value = walk.visit(expression);
  const to = walk.flow.node();
  walk.flow.copy(value, to);
  annotate(walk, to, type);
  return to;
}

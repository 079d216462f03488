import type { TSESTree } from '@typescript-eslint/utils';
import { NOTHING } from '../flow-builder.js';
import type { FunctionKind } from '../module-summary.js';
import { endOf, startOf } from '../../syntax/offsets.js';
import type { Node } from '../../syntax/node.js';
import type { Visitors, Walk } from '../walk.js';
import { recordDecorators } from './decorators.js';
import { ANY_PROPERTY, propertyName, storeMethod, visitNamed } from './expressions.js';
import { inFunction, visitFunction } from './functions.js';
import { annotate, annotateMembers } from './type-annotations.js';

type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

interface ClassNodes {
  index: number;
  /** The class itself: where static members are. */
  constructor: number;
  /** What instances inherit from. */
  prototype: number;
}

export function visitClass(walk: Walk, node: ClassNode, name: string): number {
  const { flow } = walk;
  const superclass = walk.visit(node.superClass);
  const supers = [superclass, ...(node.implements ?? []).map(({ expression }) => (expression.type === 'Identifier' ? walk.reference(expression.name) : NOTHING))];
  const nodes = openClass(walk, name, supers, false);
  if (node.id) flow.copy(nodes.constructor, flow.declare(walk.scope, node.id.name));
  if (superclass !== NOTHING) {
    flow.flow.prototypes.push(superclass, nodes.constructor, flow.load(superclass, 'prototype'), nodes.prototype);
  }
  const outer = walk.class;
  walk.class = nodes.index;
  for (const replaced of recordDecorators(walk, node.decorators, { function: -1, class: nodes.index }, nodes.constructor)) flow.copy(replaced, nodes.constructor);
  for (const member of node.body.body) visitMemberOf(walk, nodes, member);
  const summary = walk.classes[nodes.index];
  if (summary.constructor_ < 0) summary.implicitConstructor = addMember(walk, nodes, node, { kind: 'implicit-constructor', name: 'constructor', isStatic: false });
  walk.class = outer;
  return nodes.constructor;
}

/** Adds a class or interface with the nodes of its constructor and of its instances. */
export function openClass(walk: Walk, name: string, supers: number[], isInterface: boolean): ClassNodes {
  const { flow } = walk;
  const index = walk.classes.length;
  const nodes = { index, constructor: flow.node(), prototype: flow.node() };
  walk.classes.push({ name, interface: isInterface, constructor_: -1, implicitConstructor: -1, node: nodes.constructor, supers, members: [] });
  flow.flow.classes.push(nodes.constructor, index);
  flow.flow.instances.push(nodes.prototype, index);
  return nodes;
}

function visitMemberOf(walk: Walk, nodes: ClassNodes, member: Node): void {
  walk.collect(member);
  walk.ancestors.push(member);
  switch (member.type) {
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition':
      visitMethod(walk, nodes, member);
      break;
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractPropertyDefinition':
      visitField(walk, nodes, member);
      break;
    case 'StaticBlock':
      visitAsFunction(walk, nodes, member, { kind: 'static-block', name: 'static', isStatic: true }, () => walk.visitAll(member.body));
      break;
  }
  walk.ancestors.pop();
}

function visitMethod(walk: Walk, nodes: ClassNodes, member: TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition): void {
  if (member.computed) walk.visit(member.key);
  const { value } = member;
  if (value.type !== 'FunctionExpression') return;
  const name = propertyName(member.key, member.computed) ?? ANY_PROPERTY;
  const kind = methodKind(member.kind);
  const owner = member.static ? nodes.constructor : nodes.prototype;
  walk.collect(value);
  walk.ancestors.push(value);
  const method = visitFunction(walk, value, { kind, name, this: owner, class: nodes.index, isStatic: member.static });
  walk.ancestors.pop();
  const summary = walk.classes[nodes.index];
  if (kind === 'constructor') summary.constructor_ = method.index;
  else {
    summary.members.push(walk.flow.name(name));
    storeMethod(walk, owner, kind, name, method);
  }
  for (const replaced of recordDecorators(walk, member.decorators, { function: method.index, class: nodes.index }, method.node)) walk.flow.store(owner, name, replaced);
}

function methodKind(kind: TSESTree.MethodDefinition['kind']): FunctionKind {
  return kind === 'get' ? 'getter' : kind === 'set' ? 'setter' : kind === 'constructor' ? 'constructor' : 'method';
}

function visitField(walk: Walk, nodes: ClassNodes, member: TSESTree.PropertyDefinition | TSESTree.AccessorProperty | TSESTree.TSAbstractPropertyDefinition): void {
  const { flow } = walk;
  if (member.computed) walk.visit(member.key);
  const name = propertyName(member.key, member.computed) ?? ANY_PROPERTY;
  const owner = member.static ? nodes.constructor : nodes.prototype;
  const field = flow.node();
  if (member.typeAnnotation) annotate(walk, field, member.typeAnnotation.typeAnnotation);
  const { value } = member;
  if (value) {
    const context = { kind: member.static ? ('static-block' as const) : ('field' as const), name, isStatic: member.static };
    visitAsFunction(walk, nodes, value, context, () => flow.copy(visitNamed(walk, value, name), field));
  }
  flow.store(owner, name, field);
  flow.flow.kept.push(field);
  recordDecorators(walk, member.decorators, { function: -1, class: nodes.index }, NOTHING);
}

/** An initialiser or static block runs like a small method: with its class, or with each construction. */
function visitAsFunction(walk: Walk, nodes: ClassNodes, node: Node, context: MemberContext, action: () => void): void {
  if (!mayRunCode(node)) return action();
  const index = addMember(walk, nodes, node, context);
  inFunction(walk, index, { class: nodes.index, isStatic: context.isStatic }, action);
}

interface MemberContext {
  kind: FunctionKind;
  name: string;
  isStatic: boolean;
}

/** Adds a function that is not written as one. */
function addMember(walk: Walk, nodes: ClassNodes, node: Node, context: MemberContext): number {
  const { flow } = walk;
  const index = walk.functions.length;
  walk.functions.push({
    name: `${walk.classes[nodes.index].name}.${context.name}`,
    kind: context.kind,
    parent: walk.function,
    class: nodes.index,
    async: false,
    generator: false,
    range: walk.lines.range(startOf(node), endOf(node)),
    parameters: [],
    rest: -1,
    returns: flow.node(),
    this: flow.node(),
    parameterNames: [],
  });
  flow.copy(context.isStatic ? nodes.constructor : nodes.prototype, walk.functions[index].this);
  return index;
}

function mayRunCode(node: Node): boolean {
  return !['Literal', 'ArrowFunctionExpression', 'FunctionExpression', 'Identifier', 'UnaryExpression'].includes(node.type);
}

export const classVisitors: Visitors = {
  ClassDeclaration: (walk, node) => visitClass(walk, node, node.id?.name ?? 'default'),
  ClassExpression: (walk, node) => visitClass(walk, node, node.id?.name ?? 'class'),
  TSInterfaceDeclaration(walk, node) {
    const supers = node.extends.map(({ expression }) => (expression.type === 'Identifier' ? walk.reference(expression.name) : NOTHING));
    const nodes = openClass(walk, node.id.name, supers, true);
    walk.flow.copy(nodes.constructor, walk.flow.declare(walk.scope, node.id.name));
    annotateMembers(walk, nodes.prototype, node.body.body);
    return NOTHING;
  },
};

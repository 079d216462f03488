import type { TSESTree } from '@typescript-eslint/utils';
import type { ArgumentShape } from '../../catalog/arguments.js';
import { CallFlag } from '../call-record.js';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Visitors, Walk } from '../walk.js';
import { namedUses } from '../../syntax/named-uses.js';
import { isFunction } from '../../syntax/search.js';
import { holds } from '../../syntax/surroundings.js';
import { shapeOf, shapesOf } from './argument-shapes.js';
import { isFilled } from './changes.js';
import { localConstant } from './constants.js';
import { boundedShape } from './limits.js';
import { visitMember } from './expressions.js';
import { modelBuiltin } from './builtins.js';
import { computedModule, isRequire } from './computed-modules.js';
import { noteHanding } from './presence.js';
import { noteRescheduling } from './reschedules.js';
import { turnOfContinuation } from './turns.js';

/** The callee of a call, as far as syntax tells. */
interface Callee {
  node: number;
  receiver: number;
  member?: string;
  flags: number;
}

function visitCall(walk: Walk, node: TSESTree.CallExpression): number {
  const flags = walk.takeCallFlags(node) | turnOfContinuation(walk, node.callee) | (node.optional ? CallFlag.optional : 0);
  const required = requiredModule(node);
  if (required !== null) return requireModule(walk, required);
  noteRescheduling(walk, node);
  const computed = isRequire(node) ? computedModule(walk, node.arguments[0]) : NOTHING;
  const callee = visitCallee(walk, node.callee);
  const { nodes, flags: argumentFlags } = visitArguments(walk, node.arguments);
  const result = walk.flow.node();
  if (node.arguments.length === 0) walk.answers.set(node, result);
  walk.flow.copy(computed, result);
  const call = { callee: callee.node, receiver: callee.receiver, member: callee.member, arguments: nodes, result };
  walk.recordCall({ ...call, flags: flags | callee.flags | argumentFlags, node, shape: usefulShape(walk, node.arguments) });
  if (callee.member !== undefined) modelBuiltin(walk, { ...call, member: callee.member, object: node.callee }, node);
  return result;
}

function visitCallee(walk: Walk, callee: Node): Callee {
  if (callee.type === 'Super') {
    const superclass = walk.classes[walk.class]?.supers[0] ?? NOTHING;
    return { node: superclass, receiver: walk.this, flags: CallFlag.super };
  }
  const inner = callee.type === 'TSNonNullExpression' || callee.type === 'ChainExpression' ? callee.expression : callee;
  if (inner.type !== 'MemberExpression') return { node: walk.visit(inner), receiver: NOTHING, flags: 0 };
  walk.collect(inner);
  walk.ancestors.push(inner);
  const { object, name } = visitMember(walk, inner);
  walk.ancestors.pop();
  const receiver = inner.object.type === 'Super' ? walk.this : object;
  return { node: walk.flow.load(object, name), receiver, member: name, flags: inner.optional ? CallFlag.optional : invocation(name) };
}

/** `f.call(…)`, `f.apply(…)` and `f.bind(…)` speak of `f`, unless `f` has a method of that name. */
function invocation(member: string): number {
  if (member === 'call') return CallFlag.viaCall;
  if (member === 'apply') return CallFlag.viaApply;
  return member === 'bind' ? CallFlag.viaBind : 0;
}

function visitArguments(walk: Walk, args: readonly Node[]): { nodes: number[]; flags: number } {
  let flags = 0;
  const nodes = args.map((argument) => {
    noteHanding(walk, argument);
    if (argument.type !== 'SpreadElement') return walk.visit(argument);
    flags |= CallFlag.spread;
    return walk.iterate(walk.visit(argument.argument), argument);
  });
  return { nodes, flags };
}

/** Arguments are kept where some say anything: a literal, an object, a function. */
function usefulShape(walk: Walk, args: readonly Node[]): ArgumentShape[] | undefined {
  if (args.length === 0) return undefined;
  const shapes = shapesOf(args).map((shape, index) => (shape.kind === 'unknown' ? (boundedShape(args[index], walk.limits) ?? shapeOfConstant(walk, args[index]) ?? shape) : shape));
  return shapes.some((shape) => (shape.kind === 'unknown' ? (shape.file ?? shape.holds) !== undefined : shape.kind !== 'function')) ? shapes : undefined;
}

/** `const options = { sync: true }; save(options);`, unless something is put into it afterwards. */
function shapeOfConstant(walk: Walk, argument: Node): ArgumentShape | undefined {
  if (argument.type !== 'Identifier') return undefined;
  const value = localConstant(walk.ancestors, argument.name);
  return value?.type === 'ObjectExpression' && !isFilled(walk.ancestors[0], argument.name) && !hasOtherName(walk, argument.name, value) ? { kind: 'unknown', holds: shapeOf(value, 0) } : undefined;
}

/** Whether what a name stands for may be known by another one, or as part of something, which others may put something into. */
function hasOtherName({ ancestors }: Walk, name: string, value: Node): boolean {
  const around = ancestors.find((node) => isFunction(node) && holds(node, value)) ?? ancestors[0];
  const uses = namedUses(ancestors[0]).get(name) ?? [];
  return uses.some(({ node, around: [parent] }) => holds(around, node) && !KEEPS_NAME.has(parent?.type ?? '') && !(parent?.type === 'VariableDeclarator' && parent.id === node));
}

const KEEPS_NAME: ReadonlySet<string> = new Set(['MemberExpression', 'CallExpression', 'NewExpression', 'SpreadElement', 'TSTypeQuery', 'ExportSpecifier', 'ExportDefaultDeclaration', 'IfStatement', 'UnaryExpression', 'BinaryExpression', 'TemplateLiteral']);

function visitNew(walk: Walk, node: TSESTree.NewExpression): number {
  const flags = walk.takeCallFlags(node) | CallFlag.new;
  const callee = visitCallee(walk, node.callee);
  const { nodes, flags: argumentFlags } = visitArguments(walk, node.arguments);
  const result = walk.flow.node();
  walk.recordCall({
    callee: callee.node,
    receiver: callee.receiver,
    member: callee.member,
    arguments: nodes,
    result,
    flags: flags | argumentFlags,
    node,
    shape: usefulShape(walk, node.arguments),
  });
  return result;
}

/** The literal module of `require('x')`, whatever `require` is bound to (`createRequire` makes one too). */
function requiredModule(node: TSESTree.CallExpression): string | null {
  return isRequire(node) ? literalText(node.arguments[0]) : null;
}

function literalText(node: Node): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node.type === 'TemplateLiteral' && node.quasis.length === 1 ? node.quasis[0].value.cooked : null;
}

function requireModule(walk: Walk, specifier: string): number {
  const to = walk.flow.node();
  walk.flow.imports.requires.push(to, walk.flow.name(specifier));
  return to;
}

export const callVisitors: Visitors = {
  CallExpression: visitCall,
  NewExpression: visitNew,
  ImportExpression(walk, node) {
    const specifier = literalText(node.source);
    if (specifier === null) {
      walk.visit(node.source);
      return computedModule(walk, node.source);
    }
    const to = walk.flow.node();
    walk.flow.imports.imports.push(to, walk.flow.name(specifier), walk.flow.name('*'));
    return to;
  },
  TaggedTemplateExpression(walk, node) {
    const callee = visitCallee(walk, node.tag);
    const { nodes: values } = visitArguments(walk, node.quasi.expressions);
    const result = walk.flow.node();
    const text = literalText(node.quasi) ?? node.quasi.quasis[0].value.raw;
    const shape: ArgumentShape[] = [{ kind: 'string', prefix: text.slice(0, 120), length: null }];
    walk.recordCall({
      callee: callee.node,
      receiver: callee.receiver,
      member: callee.member,
      arguments: [NOTHING, ...values],
      result,
      flags: CallFlag.tagged | walk.takeCallFlags(node),
      node,
      shape,
    });
    return result;
  },
};


import type { TSESTree } from '@typescript-eslint/utils';
import { CallFlag } from '../call-record.js';
import { NOTHING } from '../flow-builder.js';
import type { FunctionKind } from '../module-summary.js';
import { endOf, startOf } from '../../syntax/offsets.js';
import type { Visitors, Walk } from '../walk.js';
import { bodyEndsProcess } from './endings.js';
import { declarePattern } from './patterns.js';
import { declareParameter } from './presence.js';
import { annotate } from './type-annotations.js';
import { visitStatements } from './statements.js';
import { propertyName } from './expressions.js';

export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export interface FunctionContext {
  kind: FunctionKind;
  name: string;
  /** Node of `this` inside; absent in arrow functions, which have that of their surroundings. */
  this?: number;
  class?: number;
  isStatic?: boolean;
}

/** Walks a function and gives its value and its index. */
export function visitFunction(walk: Walk, node: FunctionNode, context: FunctionContext): { node: number; index: number } {
  const { flow } = walk;
  const index = walk.functions.length;
  const isArrow = node.type === 'ArrowFunctionExpression';
  const inherited = walk.this;
  walk.functions.push({
    name: qualify(walk, context),
    kind: context.kind,
    parent: walk.function,
    class: context.class ?? -1,
    async: node.async,
    generator: node.generator,
    range: walk.lines.range(startOf(node), endOf(node)),
    parameters: node.params.map(() => flow.node()),
    rest: node.params.findIndex((parameter) => parameter.type === 'RestElement'),
    returns: flow.node(),
    this: isArrow ? inherited : flow.node(),
    parameterNames: node.params.slice(0, 4).map(parameterName),
    ...(mayBeSilent(node) ? { silent: true } : {}),
  });
  if (context.this !== undefined) flow.copy(context.this, walk.functions[index].this);
  inFunction(walk, index, context, () => visitBody(walk, node, index));
  const value = flow.function(index);
  return { node: value, index };
}

/** Walks what belongs to a function: its own loop depth and guards, and a scope of its own. */
export function inFunction(walk: Walk, index: number, context: { class?: number; isStatic?: boolean }, action: () => void): void {
  const outer = { function: walk.function, loopDepth: walk.loopDepth, region: walk.region, missing: walk.missing, isStatic: walk.isStatic, endlessLoops: walk.endlessLoops, turn: walk.turn };
  walk.function = index;
  walk.loopDepth = 0;
  walk.endlessLoops = 0;
  walk.turn = 0;
  walk.missing = null;
  walk.region &= CallFlag.offloaded;
  if (context.class !== undefined) walk.isStatic = context.isStatic === true;
  walk.creations.inFunction(() => walk.argumentTests.inFunction(() => walk.inScope(true, action)));
  Object.assign(walk, outer);
}

function visitBody(walk: Walk, node: FunctionNode, index: number): void {
  const { flow } = walk;
  const summary = walk.functions[index];
  if (node.type === 'FunctionExpression' && node.id) flow.copy(flow.function(index), flow.declare(walk.scope, node.id.name));
  if (node.generator) flow.copy(flow.object(), summary.returns);
  if (node.returnType) annotate(walk, summary.returns, node.returnType.typeAnnotation);
  node.params.forEach((parameter, position) => {
    declarePattern(walk, parameter, summary.parameters[position], walk.scope);
    declareParameter(walk, parameter, { function: index, position });
  });
  if (node.type !== 'ArrowFunctionExpression') declareArguments(walk, summary.parameters);
  if (!node.body) return;
  if (walk.mayExit && bodyEndsProcess(node.body)) summary.ends = true;
  if (node.body.type === 'BlockStatement') {
    const [first] = node.body.body;
    if (first?.type === 'ExpressionStatement' && typeof first.directive === 'string') summary.directive = first.directive;
    walk.collect(node.body);
    walk.ancestors.push(node.body);
    visitStatements(walk, node.body.body);
    walk.ancestors.pop();
  } else flow.copy(walk.visit(node.body), summary.returns);
}

/** Until a `return` in it gives something. */
function mayBeSilent({ async, generator, body }: FunctionNode): boolean {
  return !async && !generator && body?.type === 'BlockStatement';
}

/** `arguments` holds what the parameters hold. It costs nothing where it is not used. */
function declareArguments(walk: Walk, parameters: readonly number[]): void {
  const { scope, flow } = walk;
  walk.whenComplete(() => {
    if (!scope.used.has('arguments') || scope.bindings.has('arguments')) return;
    const object = flow.object();
    const node = flow.declare(scope, 'arguments');
    flow.copy(object, node);
    for (const parameter of parameters) flow.store(object, '*', parameter);
  });
}

function qualify(walk: Walk, context: FunctionContext): string {
  if (context.class !== undefined && context.class >= 0) return `${walk.classes[context.class].name}.${context.name}`;
  return context.name;
}

function parameterName(parameter: TSESTree.Parameter): string {
  const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const target = inner.type === 'AssignmentPattern' ? inner.left : inner;
  return target.type === 'Identifier' ? target.name : '';
}

/** Names an anonymous function by what it is passed to or assigned to. */
function anonymousName(walk: Walk): string {
  const parent = walk.ancestors[walk.ancestors.length - 2];
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') {
    const { callee } = parent;
    const name = callee.type === 'MemberExpression' ? propertyName(callee.property, callee.computed) : callee.type === 'Identifier' ? callee.name : null;
    if (name !== null) return `${name} callback`;
  }
  return 'anonymous';
}

export const functionVisitors: Visitors = {
  FunctionDeclaration(walk, node) {
    const name = node.id?.name ?? 'default';
    const { node: value } = visitFunction(walk, node, { kind: 'function', name });
    if (node.id) walk.flow.copy(value, walk.flow.declare(walk.scope, node.id.name));
    return value;
  },
  FunctionExpression: (walk, node) => visitFunction(walk, node, { kind: 'function', name: node.id?.name ?? anonymousName(walk) }).node,
  ArrowFunctionExpression: (walk, node) => visitFunction(walk, node, { kind: 'arrow', name: anonymousName(walk) }).node,
  TSDeclareFunction: () => NOTHING,
  TSEmptyBodyFunctionExpression: () => NOTHING,
};


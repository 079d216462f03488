import type { TSESTree } from '@typescript-eslint/utils';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import type { Scope } from '../scope.js';
import { ANY_PROPERTY, propertyName, superObject } from './expressions.js';
import { annotate } from './type-annotations.js';

/** Declares every name in a pattern and lets the parts of a value flow into them. */
export function declarePattern(walk: Walk, pattern: Node, value: number, scope: Scope): void {
  bind(walk, pattern, value, (identifier) => walk.flow.declare(scope, identifier.name));
}

/** Lets a value flow into the target of an assignment. */
export function assign(walk: Walk, target: Node, value: number, options: { alreadyVisited?: boolean } = {}): void {
  if (target.type === 'MemberExpression') return assignMember(walk, target, value, options.alreadyVisited === true);
  bind(walk, target, value, ({ name }) => {
    walk.flow.assignedNames.add(name);
    const variable = walk.reference(name);
    if (walk.function !== 0 && !walk.isLocal(name)) walk.flow.flow.kept.push(variable);
    return variable;
  });
}

function assignMember(walk: Walk, target: TSESTree.MemberExpression, value: number, alreadyVisited: boolean): void {
  walk.ancestors.push(target);
  const object = target.object.type === 'Super' ? superObject(walk) : alreadyVisited ? revisit(walk, target.object) : walk.visit(target.object);
  if (target.computed && !alreadyVisited) walk.visit(target.property);
  walk.ancestors.pop();
  const name = propertyName(target.property, target.computed) ?? ANY_PROPERTY;
  if (name === '__proto__') walk.flow.flow.prototypes.push(value, object);
  else walk.write(object, name, value, target);
}

/** The value of an object expression that was walked a moment ago, without recording its calls again. */
function revisit(walk: Walk, node: Node): number {
  if (node.type === 'Identifier') return walk.reference(node.name);
  if (node.type === 'ThisExpression') return walk.this;
  if (node.type !== 'MemberExpression') return NOTHING;
  return walk.flow.load(revisit(walk, node.object), propertyName(node.property, node.computed) ?? ANY_PROPERTY);
}

type NodeOf = (identifier: TSESTree.Identifier) => number;

function bind(walk: Walk, pattern: Node, value: number, nodeOf: NodeOf): void {
  const { flow } = walk;
  switch (pattern.type) {
    case 'Identifier': {
      const node = nodeOf(pattern);
      flow.copy(value, node);
      if (pattern.typeAnnotation) annotate(walk, node, pattern.typeAnnotation.typeAnnotation);
      return;
    }
    case 'AssignmentPattern': {
      const joined = flow.node();
      flow.copy(value, joined);
      flow.copy(walk.visit(pattern.right), joined);
      return bind(walk, pattern.left, joined, nodeOf);
    }
    case 'ArrayPattern':
      for (const element of pattern.elements) {
        if (element?.type === 'RestElement') bind(walk, element.argument, value, nodeOf);
        else if (element) bind(walk, element, flow.load(value, ANY_PROPERTY), nodeOf);
      }
      return;
    case 'ObjectPattern':
      return bindObject(walk, pattern, value, nodeOf);
    case 'RestElement':
      return bind(walk, pattern.argument, value, nodeOf);
    case 'TSParameterProperty':
      return bindField(walk, pattern, value, nodeOf);
    case 'MemberExpression':
      return assignMember(walk, pattern, value, false);
    default:
      walk.visit(pattern);
  }
}

/** `constructor(private readonly store = new Store())` declares a variable, and a field that holds the same. */
function bindField(walk: Walk, { parameter }: TSESTree.TSParameterProperty, value: number, nodeOf: NodeOf): void {
  bind(walk, parameter, value, nodeOf);
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (target.type === 'Identifier') walk.flow.store(walk.this, target.name, nodeOf(target));
}

function bindObject(walk: Walk, pattern: TSESTree.ObjectPattern, value: number, nodeOf: NodeOf): void {
  const source = pattern.typeAnnotation ? annotatedCopy(walk, value, pattern.typeAnnotation.typeAnnotation) : value;
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      bind(walk, property.argument, source, nodeOf);
      continue;
    }
    if (property.computed) walk.visit(property.key);
    const load = walk.flow.load(source, propertyName(property.key, property.computed) ?? ANY_PROPERTY);
    walk.recordRead(load, property);
    bind(walk, property.value, load, nodeOf);
  }
}

function annotatedCopy(walk: Walk, value: number, type: TSESTree.TypeNode): number {
  const to = walk.flow.node();
  walk.flow.copy(value, to);
  annotate(walk, to, type);
  return to;
}

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { flowNodeOf, placeOf } from './place.js';
import { unwrap } from './unwrap.js';

export type CollectionKind = 'Map' | 'Set' | 'array' | 'object' | 'lru';

/** A collection where it is made, and what holds it. */
export interface MadeCollection {
  kind: CollectionKind;
  /** The variable or property that it is put in. */
  name: string;
  /** Flow node of that. */
  node: number;
  /** Types of its keys and values, where they are written. */
  types: readonly TSESTree.TypeNode[];
}

/** An empty collection that a variable, a property or a class field is set to; null for other expressions. */
export function madeCollection(walk: Walk, node: Node): MadeCollection | null {
  const kind = kindOf(node);
  if (kind === null) return null;
  const value = outermost(walk, node);
  const parent = value.parent;
  if (parent?.type === 'VariableDeclaration') {
    const declarator = parent.declarations.find(({ init }) => init === value.node);
    if (declarator?.id.type !== 'Identifier') return null;
    return { kind, name: declarator.id.name, node: walk.reference(declarator.id.name), types: typesOf(node, declarator.id.typeAnnotation) };
  }
  if (parent?.type === 'PropertyDefinition' && parent.value === value.node) return fieldOf(walk, parent, kind, typesOf(node, parent.typeAnnotation));
  if (parent?.type === 'AssignmentExpression' && parent.right === value.node) return assignedTo(walk, unwrap(parent.left), kind, typesOf(node, undefined));
  return null;
}

function assignedTo(walk: Walk, target: Node, kind: CollectionKind, types: readonly TSESTree.TypeNode[]): MadeCollection | null {
  const place = placeOf(target);
  return place && { kind, name: place.name, node: flowNodeOf(walk, target), types };
}

function fieldOf(walk: Walk, field: TSESTree.PropertyDefinition, kind: CollectionKind, types: readonly TSESTree.TypeNode[]): MadeCollection | null {
  const { key } = field;
  if (field.computed || (key.type !== 'Identifier' && key.type !== 'PrivateIdentifier')) return null;
  const name = key.type === 'PrivateIdentifier' ? `#${key.name}` : key.name;
  const self = walk.classes[walk.class].node;
  const owner = field.static ? self : walk.flow.load(self, 'prototype');
  return { kind, name, node: walk.flow.load(owner, name), types };
}

/** The value with the casts around it, and what holds that. */
function outermost(walk: Walk, node: Node): { node: Node; parent: Node | undefined } {
  let value = node;
  for (let depth = walk.ancestors.length - 1; depth >= 0; depth--) {
    const parent = walk.ancestors[depth];
    if (unwrap(parent) !== node) return { node: value, parent };
    value = parent;
  }
  return { node: value, parent: undefined };
}

function kindOf(node: Node): CollectionKind | null {
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.length === 0 ? 'array' : null;
    case 'ObjectExpression':
      return node.properties.length === 0 ? 'object' : null;
    case 'CallExpression':
      return isObjectCreate(node) ? 'object' : null;
    case 'NewExpression':
      if (node.callee.type === 'Identifier' && (node.callee.name === 'Map' || node.callee.name === 'Set')) return node.callee.name;
      return isLimitless(node) ? 'lru' : null;
    default:
      return null;
  }
}

/** `Object.create(null)` */
function isObjectCreate({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Object' && callee.property.type === 'Identifier' && callee.property.name === 'create';
}

/** Options with a `ttl` and without a limit: entries that nobody asks for again stay. */
function isLimitless({ arguments: [options] }: TSESTree.NewExpression): boolean {
  if (options?.type !== 'ObjectExpression') return false;
  const names = options.properties.map((property) => (property.type === 'Property' && property.key.type === 'Identifier' && !property.computed ? property.key.name : '...'));
  return names.includes('ttl') && !['...', 'max', 'maxSize', 'ttlAutopurge'].some((name) => names.includes(name));
}

/** `new Map<K, V>()`, or the annotation of what holds it: `Map<K, V>`, `Record<K, V>`, `V[]`. */
function typesOf(node: Node, annotation: TSESTree.TSTypeAnnotation | undefined): readonly TSESTree.TypeNode[] {
  if (node.type === 'NewExpression' && node.typeArguments) return node.typeArguments.params;
  const type = annotation?.typeAnnotation;
  if (type?.type === 'TSArrayType') return [type.elementType];
  return type?.type === 'TSTypeReference' ? (type.typeArguments?.params ?? []) : [];
}

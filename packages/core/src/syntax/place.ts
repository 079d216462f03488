import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { unwrap } from './unwrap.js';

/**
 * A place that holds a value, as it is written: `cache`, `this.#cache`, `state.prices`. Places whose way has a call or
 * a computed step are not the same twice.
 */
export interface Place {
  text: string;
  /** The variable that the way starts from, or `this`. */
  root: string;
  /** The last step. */
  name: string;
}

export function placeOf(expression: Node): Place | null {
  const node = unwrap(expression);
  if (node.type === 'Identifier') return { text: node.name, root: node.name, name: node.name };
  if (node.type === 'ThisExpression') return { text: 'this', root: 'this', name: 'this' };
  if (node.type !== 'MemberExpression' || node.computed) return null;
  const object = placeOf(node.object);
  const name = memberName(node.property);
  return object && name !== null ? { text: `${object.text}.${name}`, root: object.root, name } : null;
}

function memberName(property: Node): string | null {
  if (property.type === 'PrivateIdentifier') return `#${property.name}`;
  return property.type === 'Identifier' ? property.name : null;
}

/** The flow node of a place. */
export function flowNodeOf(walk: Walk, expression: Node): number {
  const node = unwrap(expression);
  if (node.type === 'Identifier') return walk.reference(node.name);
  if (node.type === 'ThisExpression') return walk.this;
  const name = node.type === 'MemberExpression' && !node.computed ? memberName(node.property) : null;
  return node.type === 'MemberExpression' && name !== null ? walk.flow.load(flowNodeOf(walk, node.object), name) : 0;
}

/** Whether all calls share a place: the module holds it, or an object. */
export function isShared(walk: Walk, { root, text }: Place): boolean {
  return root === 'this' ? text !== 'this' : !isInFunction(walk, root);
}

/** Whether a name is declared in a function around here, and not by the module. */
export function isInFunction(walk: Walk, name: string): boolean {
  for (let { scope } = walk; scope.parent; scope = scope.parent) if (scope.bindings.has(name)) return true;
  return false;
}

/** Index of the function that declares a name, which is that of the module (0) for names of the module and of nobody. */
export function declaringFunction(walk: Walk, name: string): number {
  let fn = walk.function;
  for (let scope: Walk['scope'] | null = walk.scope; scope && fn > 0; scope = scope.parent) {
    if (scope.bindings.has(name)) return fn;
    if (scope.isFunctionScope) fn = walk.functions[fn].parent;
  }
  return 0;
}

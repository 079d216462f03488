import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './node.js';
import { unwrap } from './unwrap.js';

/** A call written as `object.method(…)`. */
export interface MethodCall {
  node: TSESTree.CallExpression;
  object: Node;
  method: string;
  arguments: readonly Node[];
}

export function methodCall(expression: Node): MethodCall | null {
  const node = unwrap(expression);
  if (node.type !== 'CallExpression') return null;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return null;
  return { node, object: unwrap(callee.object), method: callee.property.name, arguments: node.arguments };
}

/** The last name of what is called: `load` of `load()` and of `store.load()`, or the empty string. */
export function calledName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
}

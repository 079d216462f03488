import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './node.js';
import { childrenOf } from './children.js';

const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export function isFunction(node: Node): boolean {
  return FUNCTIONS.has(node.type);
}

/** The parameters of a function; other nodes have none. */
export function parametersOf(node: Node): readonly TSESTree.Parameter[] {
  return isFunction(node) && 'params' in node && Array.isArray(node.params) ? (node.params as TSESTree.Parameter[]) : [];
}

/** The first node at or below another that is wanted, in source order. */
export function findBelow(node: Node, isWanted: (node: Node) => boolean): Node | null {
  if (isWanted(node)) return node;
  for (const child of childrenOf(node)) {
    const found = findBelow(child, isWanted);
    if (found) return found;
  }
  return null;
}

/** As `findBelow`, among what runs with the node itself: functions written inside are left out. */
export function findRunning(node: Node, isWanted: (node: Node) => boolean): Node | null {
  return findBelowUnless(node, isFunction, isWanted);
}

/** What there is to find in the body of a function: each is searched once, however often it is asked for. */
export function perFunction<Found>(find: (body: Node) => Found): (fn: Node) => Found {
  const found = new WeakMap<Node, { value: Found }>();
  return (fn) => {
    const known = found.get(fn) ?? { value: find(bodyOf(fn)) };
    found.set(fn, known);
    return known.value;
  };
}

function bodyOf(node: Node): Node {
  return 'body' in node && node.body !== null && !Array.isArray(node.body) ? (node.body as Node) : node;
}

function findBelowUnless(node: Node, isClosed: (node: Node) => boolean, isWanted: (node: Node) => boolean): Node | null {
  if (isWanted(node)) return node;
  if (isClosed(node)) return null;
  for (const child of childrenOf(node)) {
    const found = findBelowUnless(child, isClosed, isWanted);
    if (found) return found;
  }
  return null;
}

/** Whether a variable is mentioned at or below a node. Names of members are not variables. */
export function mentions(node: Node, name: string): boolean {
  if (node.type === 'MemberExpression' && !node.computed) return mentions(node.object, name);
  if (node.type === 'Property' && !node.computed && !node.shorthand) return mentions(node.value, name);
  return node.type === 'Identifier' ? node.name === name : childrenOf(node).some((child) => mentions(child, name));
}

/** Whether a pattern binds a name. */
export function binds(pattern: Node, name: string): boolean {
  return findBelow(pattern, (part) => part.type === 'Identifier' && part.name === name) !== null;
}

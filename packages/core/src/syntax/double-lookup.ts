import type { Node } from './node.js';
import { isSame } from './expression-text.js';
import { methodCall } from './method-call.js';
import { findRunning } from './search.js';
import { unwrap } from './unwrap.js';

/** A test whether a key is there, which is then looked up again. */
export interface KeyTest {
  collection: Node;
  key: Node;
  /** How it asks, and how one asks again for the value. */
  asks: 'has' | 'includes' | 'in';
}

/** `map.has(key)`, `list.includes(key)`, `key in object`; with something else on the left of `&&`, too. */
export function keyTest(test: Node): KeyTest | null {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression' && node.operator === '&&') return keyTest(node.right);
  if (node.type === 'BinaryExpression' && node.operator === 'in') {
    return node.left.type === 'Literal' || node.left.type === 'PrivateIdentifier' ? null : { collection: unwrap(node.right), key: node.left, asks: 'in' };
  }
  const call = methodCall(node);
  if (!call || call.arguments.length !== 1 || (call.method !== 'has' && call.method !== 'includes')) return null;
  return { collection: call.object, key: call.arguments[0], asks: call.method };
}

/** Whether what runs right after the test looks the same key up again. */
export function looksUpAgain(test: KeyTest, next: Node): boolean {
  return findRunning(readPart(next), (node) => isLookup(test, node)) !== null;
}

function isLookup({ collection, key, asks }: KeyTest, node: Node): boolean {
  if (asks === 'in') return node.type === 'MemberExpression' && node.computed && isSame(node.object, collection) && isSame(node.property, key);
  const call = methodCall(node);
  return call !== null && call.method === (asks === 'has' ? 'get' : 'indexOf') && isSame(call.object, collection) && isSame(call.arguments[0], key);
}

/** The part of a statement that reads: the target of an assignment or of `delete` is no lookup. */
function readPart(statement: Node): Node {
  const node = statement.type === 'ExpressionStatement' ? statement.expression : statement;
  if (node.type === 'AssignmentExpression') return node.right;
  return node.type === 'UnaryExpression' && node.operator === 'delete' && node.argument.type === 'MemberExpression' ? node.argument.property : node;
}

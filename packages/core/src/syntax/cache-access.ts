import type { Node } from './node.js';
import { isSame } from './expression-text.js';
import { methodCall } from './method-call.js';
import { comparedWithNothing } from './nothing.js';
import { unwrap, unwrapAwait } from './unwrap.js';

/** A collection and a key, wherever an expression brings the two together. */
export interface Access {
  collection: Node;
  key: Node;
  /** By the language, `cache[key]`, and not by a method. */
  isElement: boolean;
}

const READS: ReadonlySet<string> = new Set(['get', 'has', 'peek']);
const REMOTE_READS: ReadonlySet<string> = new Set(['exists', 'hget', 'hGet', 'getItem']);
const WRITES: ReadonlySet<string> = new Set(['set', 'setex', 'setEx', 'setItem', 'put']);

/** `cache.get(key)`, `await redis.get(key)`, `key in cache`, `cache[key]`. */
export function readAccess(expression: Node): Access | null {
  const node = unwrapAwait(expression);
  if (node.type === 'BinaryExpression' && node.operator === 'in') return { collection: unwrap(node.right), key: node.left, isElement: true };
  if (node.type === 'MemberExpression' && node.computed) return { collection: unwrap(node.object), key: node.property, isElement: true };
  const call = methodCall(node);
  if (!call || call.arguments.length === 0 || !(READS.has(call.method) || REMOTE_READS.has(call.method))) return null;
  return { collection: call.object, key: call.arguments[0], isElement: false };
}

/** `cache.set(key, value)`, `cache[key] = value`. */
export function writeAccess(expression: Node): (Access & { value: Node | null }) | null {
  const node = unwrapAwait(expression);
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && node.left.computed) {
    return { collection: unwrap(node.left.object), key: node.left.property, isElement: true, value: node.right };
  }
  const call = methodCall(node);
  if (!call || !WRITES.has(call.method) || call.arguments.length < 2) return null;
  return { collection: call.object, key: call.arguments[0], isElement: false, value: call.arguments[call.arguments.length - 1] };
}

export function isSameAccess(one: Access | null, other: Access | null): boolean {
  return one !== null && other !== null && isSame(one.collection, other.collection) && isSame(one.key, other.key);
}

/** Whether a test holds when a value is there, or when it is missing, and the expression that stands for the value. */
export interface ValueTest {
  value: Node;
  isPresent: boolean;
}

/** `value`, `!value`, `value === undefined`, `value != null`, `!cache.has(key)`, `typeof value === 'undefined'`. */
export function valueTest(test: Node): ValueTest | null {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = valueTest(node.argument);
    return inner && { ...inner, isPresent: !inner.isPresent };
  }
  if (node.type === 'LogicalExpression') return valueTest(node.left);
  if (node.type === 'BinaryExpression' && node.operator !== 'in') {
    const value = comparedWithNothing(node);
    return value && { value: unwrapAwait(value), isPresent: node.operator.startsWith('!') };
  }
  return { value: unwrapAwait(node), isPresent: true };
}

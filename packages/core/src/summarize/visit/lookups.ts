import type { TSESTree } from '@typescript-eslint/utils';
import { asksForNothing, asksForSomething } from '../../catalog/questions.js';
import { methodCall } from '../../syntax/method-call.js';
import { comparedWithNothing } from '../../syntax/nothing.js';
import { findBelow } from '../../syntax/search.js';
import { unwrap } from '../../syntax/unwrap.js';
import type { Node } from '../../syntax/node.js';
import { propertyName } from './expressions.js';
import { isKeyed, pathOf } from './paths.js';

/** A look for a value that may have been made before. */
export interface Lookup {
  /** Path of the value, or of the collection that is asked for a key. */
  path: string;
  keyed: boolean;
  /** The collection is asked whether it holds anything. */
  fills: boolean;
}

/** A value that is missing where a test has come out in a certain way. */
export interface Missing extends Lookup {
  /** Nothing but the want of the value has the test come out so. */
  isSure: boolean;
}

/** The value that is missing when a test has come out as given: `!x`, `x === undefined`, `!map.has(key)`; for `false`, `x`, `x != null`, `map.has(key)`. */
export function missingWhen(test: Node, outcome: boolean): Missing | null {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression') return node.operator === '!' ? missingWhen(node.argument, !outcome) : null;
  if (node.type === 'LogicalExpression') return missingOf(node, outcome);
  if (node.type === 'BinaryExpression') return missingInComparison(node, outcome);
  const asked = node.type === 'CallExpression' ? askedFor(node) : null;
  if (asked) return asked.given === outcome ? null : surely(lookup(asked.value));
  return outcome ? null : surely(lookup(node));
}

/** The value that is missing, or no longer of use, when a question that is put to it has come out as given: `kept?.isOpen`, `kept?.until > Date.now()`, `kept?.key === key`. */
export function missingOwnerWhen(test: Node, outcome: boolean): Missing | null {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression') return node.operator === '!' ? missingOwnerWhen(node.argument, !outcome) : null;
  if (outcome) return null;
  if (node.type !== 'BinaryExpression') return surely(optionalOwner(node));
  const owner = optionalOwner(node.left) ?? optionalOwner(node.right);
  if (ORDERS.has(node.operator)) return surely(owner);
  const isComparison = node.operator.startsWith('==') && pathOf(node.left) !== null && pathOf(node.right) !== null && comparedWithNothing(node) === null;
  return owner && isComparison ? { ...owner, isSure: false } : null;
}

/** `kept` of `kept?.isOpen`, which may be missing. */
function optionalOwner(expression: Node): Lookup | null {
  const node = unwrap(expression);
  if (node.type === 'CallExpression') return optionalOwner(node.callee);
  if (node.type !== 'MemberExpression') return null;
  return node.optional ? lookup(node.object) : optionalOwner(node.object);
}

function surely(found: Lookup | null): Missing | null {
  return found && { ...found, isSure: true };
}

/** Of two tests both hold, or else one at least. */
function missingOf({ left, operator, right }: TSESTree.LogicalExpression, outcome: boolean): Missing | null {
  if (operator === '??') return null;
  const one = missingWhen(left, outcome);
  const other = missingWhen(right, outcome);
  const bothHold = (operator === '&&') === outcome;
  if (one === null || other === null) return unlessOther(one ?? other, one === null ? left : right, bothHold);
  if (bothHold) return one.isSure ? one : other;
  return { ...one, isSure: one.isSure && other.isSure && one.path === other.path && one.keyed === other.keyed };
}

/** A value may be missing, or the other test has come out. */
function unlessOther(missing: Missing | null, test: Node, bothHold: boolean): Missing | null {
  return missing && { ...missing, isSure: missing.isSure && (bothHold || agesOrFails(test, missing.path)) };
}

/** What is kept grows old with time, or is asked itself whether it is still of use: `client && client.isOpen`. */
function agesOrFails(test: Node, path: string): boolean {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') return agesOrFails(node.argument, path);
  if (node.type === 'BinaryExpression') return ORDERS.has(node.operator) || findBelow(node, isClock) !== null;
  const asked = node.type === 'CallExpression' ? node.callee : node;
  return pathOf(asked)?.startsWith(`${path}.`) === true;
}

const ORDERS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

function isClock(node: Node): boolean {
  return node.type === 'CallExpression' && /(?:^|\.)(?:now|getTime)$/.test(pathOf(node.callee) ?? '');
}

function missingInComparison(node: TSESTree.BinaryExpression, outcome: boolean): Missing | null {
  const { left, operator, right } = node;
  if (operator === 'in') return outcome ? null : surely(lookup(node));
  if (operator === 'instanceof') return outcome ? null : surely(lookup(left));
  if (operator === '>' && right.type === 'Literal' && right.value === 0) return outcome ? null : surely(lengthLookup(left));
  const value = comparedWithNothing(node);
  return value !== null && operator.startsWith('=') === outcome ? surely(lookup(value)) : null;
}

/** A question about a value that is put as a call: `Array.isArray(value)`, and for the want of one `isNil(value)`. */
function askedFor({ callee, arguments: [value] }: TSESTree.CallExpression): { value: Node; given: boolean } | null {
  const name = pathOf(callee);
  if (name === null || value === undefined) return null;
  if (asksForSomething.has(name)) return { value, given: true };
  return asksForNothing(name.split('.').pop() ?? '') ? { value, given: false } : null;
}

/** What an expression looks for: `x`, `map.get(key)`, `key in object`, `object[key]`, `list.length`. */
export function lookup(expression: Node): Lookup | null {
  const node = unwrap(expression);
  if (node.type === 'AwaitExpression') return lookup(node.argument);
  if (node.type === 'BinaryExpression' && node.operator === 'in') return keyLookup(pathOf(node.right), node.left);
  const call = methodCall(node);
  if (call) return call.method === 'has' || call.method === 'get' ? inside(pathOf(call.object)) : propertyLookup(call);
  const path = pathOf(node);
  if (isKeyed(path)) return inside(path?.slice(0, -'.[]'.length) ?? null);
  return lengthLookup(node) ?? (path === null ? null : { path, keyed: false, fills: false });
}

function inside(path: string | null): Lookup | null {
  return path === null ? null : { path, keyed: true, fills: false };
}

/** A key that is written out is a property like any other. */
function keyLookup(path: string | null, key: Node): Lookup | null {
  if (path === null || key.type !== 'Literal') return inside(path);
  return { path: `${path}.${String(key.value)}`, keyed: false, fills: false };
}

/** `object.hasOwnProperty(key)`, `Object.hasOwn(object, key)`. */
function propertyLookup({ object, method, arguments: [first, second] }: { object: Node; method: string; arguments: readonly Node[] }): Lookup | null {
  if (method === 'hasOwnProperty' && first !== undefined) return keyLookup(pathOf(object), first);
  return method === 'hasOwn' && pathOf(object) === 'Object' && second !== undefined ? keyLookup(pathOf(first), second) : null;
}

/** `list.length`, `map.size`, `Object.keys(object).length`. */
function lengthLookup(expression: Node): Lookup | null {
  const node = unwrap(expression);
  if (node.type !== 'MemberExpression') return null;
  const name = propertyName(node.property, node.computed);
  if (name !== 'length' && name !== 'size') return null;
  const keys = methodCall(node.object);
  const path = keys?.method === 'keys' && pathOf(keys.object) === 'Object' && keys.arguments.length > 0 ? pathOf(keys.arguments[0]) : pathOf(node.object);
  return path === null || isKeyed(path) ? null : { path, keyed: false, fills: true };
}

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { isSame } from './expression-text.js';
import { methodCall, type MethodCall } from './method-call.js';
import { isShared, placeOf } from './place.js';
import { findRunning, perFunction } from './search.js';
import { enclosingFunction, initializerOf, siblingsOf } from './surroundings.js';
import { unwrap } from './unwrap.js';

/** Making room in a collection at a cost that grows with its size. */
export interface Eviction {
  name: string;
  how: 'sorting its keys' | 'searching it' | 'moving every element' | 'going through all entries';
  /** How many elements it has then, where that is written. */
  size: number | null;
}

/** `cache.delete([...cache.keys()].sort(byAge)[0])`, `list.splice(list.indexOf(id), 1)`, `queue.shift()` above a limit. */
export function evictionCall(node: TSESTree.CallExpression, walk: Walk): Eviction | null {
  const call = methodCall(node);
  const place = call && /^(?:delete|splice|shift)$/.test(call.method) ? placeOf(call.object) : null;
  if (!call || !place || !isShared(walk, place)) return null;
  if (call.method === 'shift') {
    const size = limitAround(walk, call.object);
    return size === null ? null : { name: place.text, how: 'moving every element', size };
  }
  const how = costOfRemoving(walk, call);
  return how && { name: place.text, how, size: null };
}

function costOfRemoving(walk: Walk, { object, method, arguments: args }: MethodCall): Eviction['how'] | null {
  if (args.length === 0) return null;
  if (method === 'delete') return sorts(walk, args[0], object) ? 'sorting its keys' : null;
  const search = methodCall(args[0]);
  const isSearch = search !== null && /^(?:indexOf|findIndex)$/.test(search.method) && isSame(search.object, object);
  return isSearch && fills(walk, object) ? 'searching it' : null;
}

/** `for (const [key, entry] of cache) …` that looks for the one entry that is deleted afterwards. */
export function evictionScan(node: TSESTree.ForOfStatement, walk: Walk): Eviction | null {
  const collection = collectionOf(node.right);
  const place = placeOf(collection);
  if (!place || !isShared(walk, place) || !fills(walk, collection)) return null;
  const following = siblingsOf(walk, node)?.after ?? [];
  const isEvicted = (part: Node): boolean => {
    const call = methodCall(part);
    const key = call?.arguments[0];
    return call?.method === 'delete' && isSame(call.object, collection) && key?.type === 'Identifier' && assigns(node.body, key.name);
  };
  return following.some((statement) => findRunning(statement, isEvicted)) ? { name: place.text, how: 'going through all entries', size: null } : null;
}

function collectionOf(iterated: Node): Node {
  const call = methodCall(iterated);
  return call && /^(?:entries|keys|values)$/.test(call.method) && call.arguments.length === 0 ? call.object : unwrap(iterated);
}

/** Whether an expression, or the variable that it starts from, sorts what a collection holds. */
function sorts(walk: Walk, expression: Node, collection: Node): boolean {
  const root = rootOf(expression);
  const source = root.type === 'Identifier' ? initializerOf(walk, root, root.name) : expression;
  if (!source) return false;
  return findRunning(source, (node) => {
    const call = methodCall(node);
    return call !== null && /^(?:sort|toSorted)$/.test(call.method) && findRunning(call.object, (part) => isSame(part, collection)) !== null;
  }) !== null;
}

function rootOf(expression: Node): Node {
  const node = unwrap(expression);
  return node.type === 'MemberExpression' ? rootOf(node.object) : node;
}

/** The number in `if (queue.length > 50_000) …` around the node being visited. */
function limitAround(walk: Walk, collection: Node): number | null {
  for (const ancestor of [...walk.ancestors].reverse()) {
    if (ancestor.type !== 'IfStatement' && ancestor.type !== 'WhileStatement' && ancestor.type !== 'LogicalExpression') continue;
    const test = ancestor.type === 'LogicalExpression' ? ancestor.left : ancestor.test;
    if (test.type !== 'BinaryExpression' || !/^>=?$/.test(test.operator) || test.left.type !== 'MemberExpression') continue;
    if (isSame(test.left.object, collection)) return numberOf(walk, test.right);
  }
  return null;
}

function numberOf(walk: Walk, node: Node): number | null {
  const value = node.type === 'Identifier' ? initializerOf(walk, node, node.name) : node;
  return value?.type === 'Literal' && typeof value.value === 'number' ? value.value : null;
}

/** Whether the function that makes room also adds to the collection: then it makes room once per entry. */
function fills(walk: Walk, collection: Node): boolean {
  const around = enclosingFunction(walk);
  return around !== null && filledIn(around).some((filled) => isSame(filled, collection));
}

/** The collections that a function adds to. */
const filledIn = perFunction((body) => {
  const filled: Node[] = [];
  findRunning(body, (node) => {
    const call = methodCall(node);
    if (call && /^(?:set|add|push|unshift)$/.test(call.method)) filled.push(call.object);
    return false;
  });
  return filled;
});

function assigns(body: Node, name: string): boolean {
  return findRunning(body, (node) => node.type === 'AssignmentExpression' && node.left.type === 'Identifier' && node.left.name === name) !== null;
}

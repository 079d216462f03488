import type { Node } from './node.js';
import { methodCall } from './method-call.js';
import { type Place, placeOf } from './place.js';
import { findBelow, findRunning, isFunction, perFunction } from './search.js';
import { unwrap } from './unwrap.js';

/** Something that is added to a collection. */
export interface Growth {
  node: Node;
  collection: Node;
  place: Place;
  key: Node;
  value: Node | undefined;
  /** Kinds of collections that grow so. */
  kinds: readonly string[];
}

const GROWING: Readonly<Record<string, readonly string[]>> = { set: ['Map', 'lru'], add: ['Set'], push: ['array'], unshift: ['array'] };

/** `cache.set(key, value)`, `list.push(value)`, `cache[key] = value`; null for everything else. */
export function growthOf(node: Node): Growth | null {
  if (node.type === 'AssignmentExpression') return elementOf(node.left, node);
  const call = node.type === 'CallExpression' ? methodCall(node) : null;
  const place = call && placeOf(call.object);
  if (!place || !Object.hasOwn(GROWING, call.method) || call.arguments.length === 0) return null;
  return { node, collection: call.object, place, key: call.arguments[0], value: call.arguments.at(-1), kinds: GROWING[call.method] };
}

function elementOf(target: Node, node: Extract<Node, { type: 'AssignmentExpression' }>): Growth | null {
  const left = unwrap(target);
  const place = left.type === 'MemberExpression' && left.computed ? placeOf(left.object) : null;
  return place && left.type === 'MemberExpression' ? { node, collection: left.object, place, key: left.property, value: node.right, kinds: ['object'] } : null;
}

/** The names of what is added to by the functions that are written inside a function: these may outlive it. */
export const grownInside = perFunction((body) => {
  const names = new Set<string>();
  const note = (node: Node): false => {
    const growth = growthOf(node);
    if (growth) names.add(growth.place.name);
    return false;
  };
  findRunning(body, (node) => isFunction(node) && findBelow(node, note) !== null);
  return names;
});

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { readAccess } from './cache-access.js';
import { methodCall } from './method-call.js';
import { flowNodeOf, placeOf } from './place.js';
import { initializerOf } from './surroundings.js';
import { unwrap } from './unwrap.js';

/** What keeps a collection from growing for good. */
export interface Upkeep {
  /** Something is taken out of it, or another one takes its place. */
  role: 'shrink' | 'replace';
  /** Flow node of the collection. */
  collection: number;
}

const SHRINKING: ReadonlySet<string> = new Set(['delete', 'clear', 'splice', 'shift', 'pop', 'remove', 'reset', 'purge', 'prune']);
const NEW_LISTS: ReadonlySet<string> = new Set(['filter', 'slice', 'splice', 'toSpliced', 'create', 'fromEntries']);

/** `cache.delete(key)`, `delete cache[key]`, `list.length = 0`, `cache = new Map()`; null for everything else. */
export function upkeepOf(node: Node, walk: Walk): Upkeep | null {
  switch (node.type) {
    case 'CallExpression':
      return removal(node, walk);
    case 'UnaryExpression':
      return deletion(node, walk);
    case 'AssignmentExpression':
      return assignment(node, walk);
    default:
      return null;
  }
}

function removal(node: TSESTree.CallExpression, walk: Walk): Upkeep | null {
  const call = methodCall(node);
  return call && SHRINKING.has(call.method) && placeOf(call.object) ? { role: 'shrink', collection: flowNodeOf(walk, call.object) } : null;
}

/** The collection of which an element is a collection itself, from which something is taken out: `groups` of `groups[name].delete(member)`. */
export function thinnedBy(node: TSESTree.CallExpression, walk: Walk): Node | null {
  const call = methodCall(node);
  if (!call || !SHRINKING.has(call.method)) return null;
  const group = call.object.type === 'Identifier' ? initializerOf(walk, node, call.object.name) : call.object;
  return (group && readAccess(group)?.collection) ?? null;
}

function deletion({ operator, argument }: TSESTree.UnaryExpression, walk: Walk): Upkeep | null {
  const target = unwrap(argument);
  return operator === 'delete' && target.type === 'MemberExpression' && target.computed ? { role: 'shrink', collection: flowNodeOf(walk, target.object) } : null;
}

function assignment({ left, right }: TSESTree.AssignmentExpression, walk: Walk): Upkeep | null {
  const target = unwrap(left);
  if (target.type === 'Identifier') return walk.function !== 0 && !walk.isLocal(target.name) ? { role: 'replace', collection: walk.reference(target.name) } : null;
  if (target.type !== 'MemberExpression' || target.computed) return null;
  if (target.property.type === 'Identifier' && target.property.name === 'length') return { role: 'shrink', collection: flowNodeOf(walk, target.object) };
  return isCollection(right, walk) ? { role: 'replace', collection: flowNodeOf(walk, target) } : null;
}

function isCollection(value: Node, walk: Walk): boolean {
  const node = unwrap(value);
  if (node.type === 'CallExpression') return NEW_LISTS.has(methodCall(node)?.method ?? '');
  if (node.type === 'Identifier') {
    const made = walk.isLocal(node.name) ? initializerOf(walk, node, node.name) : null;
    return node.name === 'undefined' || (made !== null && made.type !== 'Identifier' && isCollection(made, walk));
  }
  return node.type === 'NewExpression' || node.type === 'ArrayExpression' || node.type === 'ObjectExpression' || (node.type === 'Literal' && node.value === null);
}

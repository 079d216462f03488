import { type NamedUse, namedUses } from '../../syntax/named-uses.js';
import type { Node } from '../../syntax/node.js';
import { endOf, startOf } from '../../syntax/offsets.js';
import { calledName } from '../../syntax/method-call.js';
import type { Walk } from '../walk.js';
import { localConstant } from './constants.js';

/** A list with at most so many elements is not worth a loop. */
const SHORT = 8;

/** Whether what is iterated is written down with few elements, at the place or where the function declares it. */
export function isShortList({ ancestors }: Walk, list: Node, loop: Node): boolean {
  if (list.type !== 'Identifier') return isShortLiteral(list);
  const value = localConstant(ancestors, list.name);
  if (!value || !isShortLiteral(value)) return false;
  // What happens to it afterwards does not come back: each call of the function has a list of its own.
  const uses = (namedUses(ancestors[0]).get(list.name) ?? []).filter(({ node }) => startOf(node) > endOf(value) && startOf(node) < endOf(loop));
  return uses.every((use) => use.node === list || isRead(use));
}

/** Whether an expression is an array or object literal with few elements, none of them spread. */
export function isShortLiteral(node: Node): boolean {
  if (node.type === 'TSAsExpression') return isShortLiteral(node.expression);
  if (node.type === 'ArrayExpression') return node.elements.length <= SHORT && node.elements.every((element) => element?.type !== 'SpreadElement');
  return node.type === 'ObjectExpression' && node.properties.length <= SHORT && node.properties.every((property) => property.type === 'Property');
}

const READS: ReadonlySet<string> = new Set('forEach map filter find findIndex some every includes indexOf join slice reduce'.split(' '));

/** `names.join()`, `names.length` */
function isRead({ node, around: [parent, grandparent] }: NamedUse): boolean {
  if (parent?.type !== 'MemberExpression' || parent.object !== node || parent.computed) return false;
  if (grandparent?.type === 'CallExpression' && grandparent.callee === parent) return READS.has(calledName(parent));
  return calledName(parent) === 'length' && grandparent?.type === 'BinaryExpression';
}

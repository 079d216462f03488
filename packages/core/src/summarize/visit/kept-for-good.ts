import { kept } from '../../kept.js';
import type { Node } from '../../syntax/node.js';
import { isNothing } from '../../syntax/nothing.js';
import { binds, findBelow, isFunction, parametersOf } from '../../syntax/search.js';
import type { Walk } from '../walk.js';
import { nameIn, targetOf } from './kept-elsewhere.js';
import { localConstant } from './constants.js';
import { pathOf } from './paths.js';

/** Whether a store is one for the whole process, and nothing in the file ever takes from it what it holds. */
export function isKeptForGood({ ancestors }: Walk, store: Node): boolean {
  const path = pathOf(store);
  if (path === null || path.includes('[]')) return false;
  const [root, ...rest] = path.split('.');
  const alias = pathOf(localConstant(ancestors, root) ?? null);
  const full = alias === null ? path : [alias, ...rest].join('.');
  const owner = full.split('.')[0];
  if (owner === 'this' || isOfFunction(ancestors, owner)) return false;
  const emptied = emptiedNames(ancestors[0]);
  return !emptied.has('[]') && [path, full].every((name) => !emptied.has(nameIn(name)));
}

/** Whether the function around gives a name another value. */
export function isReplaced({ ancestors }: Walk, name: string): boolean {
  const own = ancestors.findLast(isFunction);
  const replaces = (node: Node): boolean => {
    const target = targetOf(node);
    return target !== null && target.type !== 'MemberExpression' && binds(target, name);
  };
  return own !== undefined && findBelow(own, replaces) !== null;
}

function isOfFunction(ancestors: readonly Node[], name: string): boolean {
  const declares = (node: Node): boolean => (node.type === 'VariableDeclarator' && binds(node.id, name)) || parametersOf(node).some((parameter) => binds(parameter, name));
  return ancestors.some((ancestor) => isFunction(ancestor) && findBelow(ancestor, declares) !== null);
}

/** The last names of what a file replaces, or takes something from; `[]` where that has no name. */
const emptiedNames = kept((file: Node): ReadonlySet<string> => {
  const found = new Set<string>();
  findBelow(file, (node) => {
    if (node.type === 'UnaryExpression' && node.operator === 'delete') found.add(ownerOf(node.argument));
    else if (node.type === 'AssignmentExpression' && node.operator === '=') {
      if (isNothing(node.right)) found.add(ownerOf(node.left));
      if (!isDefault(node.left, node.right)) found.add(lastName(node.left));
    }
    return false;
  });
  return found;
});

function ownerOf(node: Node): string {
  if (node.type === 'ChainExpression') return ownerOf(node.expression);
  return node.type === 'MemberExpression' ? lastName(node.object) : '';
}

/** What is assigned to a computed property replaces that one. */
function lastName(node: Node): string {
  if (node.type === 'MemberExpression' && node.computed) return '';
  const path = pathOf(node);
  return path === null ? '[]' : nameIn(path);
}

/** `globalThis.store = globalThis.store || {}` */
function isDefault(target: Node, value: Node): boolean {
  return value.type === 'LogicalExpression' && value.operator !== '&&' && pathOf(value.left) !== null && pathOf(value.left) === pathOf(target);
}

import { kept } from '../../kept.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { childrenOf } from '../../syntax/children.js';
import { isFunction } from '../../syntax/search.js';
import { propertyName } from './expressions.js';
import { pathOf } from './paths.js';

/** Whether another function of the file gives what is kept at a path another value, or takes it away. What makes the object begins with it. */
export function isAssignedElsewhere({ ancestors }: Walk, path: string): boolean {
  const own = ancestors.findLast(isFunction);
  return [...(assigningFunctions(ancestors[0]).get(nameIn(path)) ?? [])].some((fn) => fn !== own);
}

/** Whether some function of the file gives another value to what a name stands for. */
export function isReassigned({ ancestors }: Walk, name: string): boolean {
  return assigningFunctions(ancestors[0]).has(name);
}

/** Objects have many names, their properties one. */
export function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** The functions of a file that assign to variables or properties, by the names of those. */
const assigningFunctions = kept((file: Node): ReadonlyMap<string, ReadonlySet<Node>> => {
  const found = new Map<string, Set<Node>>();
  collect(file, { fn: null, isMaking: false }, found);
  return found;
});

function collect(node: Node, place: { fn: Node | null; isMaking: boolean }, found: Map<string, Set<Node>>): void {
  const target = targetOf(node);
  const { fn, isMaking } = place;
  if (fn && target && !(isMaking && pathOf(target)?.startsWith('this.'))) for (const name of namesIn(target)) found.set(name, (found.get(name) ?? new Set()).add(fn));
  const makes = node.type === 'MethodDefinition' && node.kind === 'constructor';
  for (const child of childrenOf(node)) collect(child, isFunction(child) ? { fn: child, isMaking: makes } : place, found);
}

/** What gets another value there. */
export function targetOf(node: Node): Node | null {
  switch (node.type) {
    case 'AssignmentExpression':
    case 'ForInStatement':
    case 'ForOfStatement':
      return node.left;
    case 'UpdateExpression':
      return node.argument;
    case 'UnaryExpression':
      return node.operator === 'delete' ? node.argument : null;
    default:
      return null;
  }
}

function namesIn(target: Node): string[] {
  if (target.type === 'Identifier') return [target.name];
  if (target.type !== 'MemberExpression') return childrenOf(target).flatMap(namesIn);
  return [propertyName(target.property, target.computed) ?? '[]'];
}

import type { TSESTree } from '@typescript-eslint/utils';
import { computesLasting, isModuleOfProcess, isOfProcess } from '../../catalog/process-values.js';
import { calledName } from '../../syntax/method-call.js';
import { isInFunction } from '../../syntax/place.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { isAssigned, isSetOnlyBy, mayChange } from './changes.js';
import { fieldsOf } from './class-fields.js';
import { localConstant } from './constants.js';
import { isKeyed, pathOf } from './paths.js';

const DEEPEST = 6;

/** Whether an expression has the same value whenever it is evaluated here: literals, configuration, what the module holds, and paths that are made of those. */
export function isLasting(walk: Walk, node: Node, depth = 0): boolean {
  const areLasting = (parts: readonly Node[]): boolean => depth < DEEPEST && parts.every((part) => isLasting(walk, part, depth + 1));
  switch (node.type) {
    case 'Literal':
      return true;
    case 'TemplateLiteral':
      return areLasting(node.expressions);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return areLasting([node.left, node.right]);
    case 'CallExpression':
      return isComputation(node.callee) && areLasting(node.arguments);
    case 'MemberExpression':
      return node.object.type === 'MetaProperty' || isLastingMember(walk, node, depth);
    case 'Identifier': {
      const value = localConstant(walk.ancestors, node.name);
      return value === undefined ? isLastingName(walk, node.name) : areLasting([value]);
    }
    default:
      return false;
  }
}

/** What the module holds, unless a function of the file gives it another value: `config.folder`. */
function isLastingMember(walk: Walk, node: TSESTree.MemberExpression, depth: number): boolean {
  const path = pathOf(node) ?? '';
  const [root, field] = path.split('.');
  if (isOfProcess(path)) return true;
  if (path === '' || isKeyed(path) || path.includes('.[]')) return false;
  if (root === 'this') return path === `this.${field}` && depth < DEEPEST && isLastingField(walk, field, depth);
  return !isInFunction(walk, root) && !mayChange(walk.ancestors[0], path.split('.'));
}

function isLastingName(walk: Walk, name: string): boolean {
  return isOfProcess(name) || (!isInFunction(walk, name) && !isAssigned(walk.ancestors[0], name));
}

/** Whether all objects of the class around have the same in a field, from their making on. */
function isLastingField(walk: Walk, name: string, depth: number): boolean {
  const owner = walk.ancestors.findLast((ancestor) => ancestor.type === 'ClassDeclaration' || ancestor.type === 'ClassExpression');
  const values = (owner?.body?.type === 'ClassBody' && fieldsOf(owner.body).get(name)) || [];
  return values.length > 0 && isSetOnlyBy(walk.ancestors[0], name, values.length) && values.every((value) => value !== null && isLasting(walk, value, depth + 1));
}

/** `path.join`, `process.cwd`, `join`: of what else has such a method, nothing is known. */
function isComputation(callee: Node): boolean {
  return computesLasting(calledName(callee)) && (callee.type === 'Identifier' || (callee.type === 'MemberExpression' && isModuleOfProcess(pathOf(callee.object) ?? '')));
}

import type { TSESTree } from '@typescript-eslint/utils';
import { append } from '../../append.js';
import { kept } from '../../kept.js';
import { childrenOf } from '../../syntax/children.js';
import type { Node } from '../../syntax/node.js';
import { findBelow, isFunction, parametersOf } from '../../syntax/search.js';
import { propertyName } from './expressions.js';
import { pathOf } from './paths.js';

/** What the objects of a class have in their fields when they are made, or null where that is made of what a constructor is given or declares. */
export const fieldsOf = kept((body: TSESTree.ClassBody): ReadonlyMap<string, (Node | null)[]> => {
  const fields = new Map<string, (Node | null)[]>();
  for (const member of body.body) {
    const declared = member.type === 'PropertyDefinition' && member.value ? propertyName(member.key, member.computed) : null;
    if (declared !== null && member.type === 'PropertyDefinition') append(fields, declared, member.value);
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') collectFields(member.value, namesOfMaker(member.value), fields);
  }
  return fields;
});

function collectFields(node: Node, own: ReadonlySet<string>, fields: Map<string, (Node | null)[]>): void {
  const path = node.type === 'AssignmentExpression' ? pathOf(node.left) : null;
  if (node.type === 'AssignmentExpression' && path?.startsWith('this.')) {
    const isOwn = findBelow(node.right, (part) => part.type === 'Identifier' && own.has(part.name)) !== null;
    append(fields, path.slice('this.'.length), isOwn ? null : node.right);
  }
  for (const child of childrenOf(node)) if (!isFunction(child)) collectFields(child, own, fields);
}

/** What a constructor is given and declares. */
function namesOfMaker(maker: Node): Set<string> {
  const names = new Set<string>();
  const collect = (pattern: Node): void => {
    if (pattern.type === 'Identifier') names.add(pattern.name);
    childrenOf(pattern).forEach(collect);
  };
  const collectDeclared = (node: Node): void => {
    if (node.type === 'VariableDeclarator') collect(node.id);
    childrenOf(node).forEach(collectDeclared);
  };
  parametersOf(maker).forEach(collect);
  collectDeclared(maker);
  return names;
}

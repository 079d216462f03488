import type { TSESTree } from '@typescript-eslint/utils';
import { kept } from '../kept.js';
import { childrenOf } from './children.js';
import type { Node } from './node.js';

/** A place where a name is written, and what is around it, from the inside out. */
export interface NamedUse {
  node: Node;
  around: readonly [parent: Node | undefined, grandparent: Node | undefined];
}

/** Every place of a file where a name stands for a variable, whichever. Names of members are none. */
export const namedUses = kept((program: Node): ReadonlyMap<string, readonly NamedUse[]> => {
  const found = new Map<string, NamedUse[]>();
  const visit = (node: Node, around: NamedUse['around']): void => {
    if (node.type === 'Identifier' && !isMemberName(node, around[0])) {
      const uses = found.get(node.name);
      if (uses) uses.push({ node, around });
      else found.set(node.name, [{ node, around }]);
    }
    for (const child of childrenOf(node)) visit(child, [node, around[0]]);
  };
  visit(program, [undefined, undefined]);
  return found;
});

function isMemberName(node: TSESTree.Identifier, parent: Node | undefined): boolean {
  if (parent?.type === 'MemberExpression') return parent.property === node && !parent.computed;
  const isNamed = parent?.type === 'Property' || parent?.type === 'PropertyDefinition' || parent?.type === 'MethodDefinition';
  return isNamed && parent.key === node && !parent.computed && !(parent.type === 'Property' && parent.shorthand);
}

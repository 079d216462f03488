import type { TSESTree } from '@typescript-eslint/utils';
import { kept } from '../../kept.js';
import { childrenOf } from '../../syntax/children.js';
import type { Node } from '../../syntax/node.js';
import { binds, parametersOf } from '../../syntax/search.js';
import type { Walk } from '../walk.js';

/** Constants are made of constants. */
const DEEPEST = 6;

/** What a `const` of this name in a function around holds, unless the name is that of a parameter nearer by. */
export function localConstant(ancestors: readonly Node[], name: string): Node | undefined {
  for (const ancestor of [...ancestors].reverse()) {
    if (parametersOf(ancestor).some((parameter) => binds(parameter, name))) return undefined;
    // What the module holds is made once, whatever it is made of.
    const found = ancestor.type === 'BlockStatement' ? constantsOf(ancestor).get(name) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** What a `const` of this name holds, in a function around or in the module. */
export function constantNamed(ancestors: readonly Node[], name: string): Node | undefined {
  for (const ancestor of [...ancestors].reverse()) {
    const found = ancestor.type === 'BlockStatement' || ancestor.type === 'Program' ? constantsOf(ancestor).get(name) : undefined;
    if (found) return found;
  }
  return undefined;
}

const constantsOf = kept((block: TSESTree.BlockStatement | TSESTree.Program): ReadonlyMap<string, Node> => {
  const declared = block.body.flatMap((statement) => (statement.type === 'VariableDeclaration' && statement.kind === 'const' ? statement.declarations : []));
  return new Map(declared.flatMap(({ id, init }) => (id.type === 'Identifier' && init ? [[id.name, init] as const] : [])));
});

/** The values that an expression is made of, through constants: what the same expression may differ by. */
export function variableParts(walk: Walk, node: Node, depth = 0): number[] {
  if (node.type === 'MemberExpression' && !node.computed) return variableParts(walk, node.object, depth);
  if (node.type !== 'Identifier') return depth < DEEPEST ? childrenOf(node).flatMap((child) => variableParts(walk, child, depth + 1)) : [];
  const value = depth < DEEPEST ? localConstant(walk.ancestors, node.name) : undefined;
  return value === undefined ? [walk.reference(node.name)] : variableParts(walk, value, depth + 1);
}

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './node.js';

/** `null`, `undefined`, `void 0`. */
export function isNullish(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return (node.type === 'Literal' && node.value === null) || (node.type === 'UnaryExpression' && node.operator === 'void');
}

/** A value that says that there is none: `null`, `false`, `0`, `''`. */
export function isNothing(node: Node): boolean {
  return isNullish(node) || (node.type === 'Literal' && !node.value);
}

/** What is compared with nothing, on whichever side it stands: `value` of `value === null` and of `'undefined' != typeof value`. */
export function comparedWithNothing({ left, operator, right }: TSESTree.BinaryExpression): Node | null {
  if (!/^[!=]==?$/.test(operator)) return null;
  for (const [value, other] of [[left, right], [right, left]]) {
    const type = typeOf(value);
    if (type !== null && other.type === 'Literal' && other.value === 'undefined') return type;
    if (type === null && isNothing(other)) return value;
  }
  return null;
}

function typeOf(node: Node): Node | null {
  return node.type === 'UnaryExpression' && node.operator === 'typeof' ? node.argument : null;
}

import type { Node } from '../../syntax/node.js';
import { propertyName } from './expressions.js';

/** The path of a value, the way to it as it is written (`config`, `this.#config`), or null when it is not one that can be compared. A computed last step is written `[]`. */
export function pathOf(node: Node | null): string | null {
  if (!node) return null;
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return pathOf(node.expression);
    case 'MemberExpression': {
      const object = pathOf(node.object);
      return object === null ? null : `${object}.${propertyName(node.property, node.computed) ?? '[]'}`;
    }
    default:
      return null;
  }
}

export function isKeyed(path: string | null): boolean {
  return path?.endsWith('.[]') === true;
}

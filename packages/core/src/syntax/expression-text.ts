import type { Node } from './node.js';
import { unwrap } from './unwrap.js';

/** An expression in one spelling, so that two of them can be compared; null where that would say nothing. */
export function textOf(expression: Node | null | undefined): string | null {
  if (!expression) return null;
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'PrivateIdentifier':
      return `#${node.name}`;
    case 'ThisExpression':
      return 'this';
    case 'Literal':
      return node.raw;
    case 'MemberExpression':
      return joined([textOf(node.object), node.computed ? '[' : '.', textOf(node.property), node.computed ? ']' : '']);
    case 'TemplateLiteral':
      return joined(['`', ...node.quasis.flatMap((quasi, index) => [quasi.value.raw, index < node.expressions.length ? textOf(node.expressions[index]) : '', '|']), '`']);
    case 'BinaryExpression':
      return joined([textOf(node.left), node.operator, textOf(node.right)]);
    case 'CallExpression':
      return joined([textOf(node.callee), '(', ...node.arguments.flatMap((argument) => [textOf(argument), ',']), ')']);
    default:
      return null;
  }
}

function joined(parts: readonly (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join('');
}

/** Whether two expressions are written alike. */
export function isSame(one: Node | null | undefined, other: Node | null | undefined): boolean {
  const text = textOf(one);
  return text !== null && text === textOf(other);
}

import { join } from 'node:path/posix';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node, Walk } from '../walk.js';
import { pathOf } from './guards.js';

const JOINS: ReadonlySet<string> = new Set(['path.join', 'path.resolve', 'join', 'resolve']);

export function isRequire(node: TSESTree.CallExpression): boolean {
  return node.callee.type === 'Identifier' && node.callee.name === 'require' && node.arguments.length === 1;
}

/** Notes a module that is loaded by a computed name, as far as the name is written down. */
export function noteComputedModule({ flow }: Walk, specifier: Node): void {
  const start = startOf(specifier);
  if (start?.startsWith('.')) flow.imports.computed.push(flow.name(start));
}

/** How the text of an expression begins, with `.` for the folder of the file; null where nothing is known of it. */
function startOf(node: Node): string | null {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : null;
    case 'TemplateLiteral':
      return startOfTemplate(node);
    case 'BinaryExpression':
      return startOfSum(node);
    case 'CallExpression':
      return JOINS.has(pathOf(node.callee) ?? '') ? startOfJoin(node.arguments) : null;
    default:
      return isFolder(node) ? '.' : null;
  }
}

/** `./commands/${name}`, `${__dirname}/commands/${name}` */
function startOfTemplate({ quasis, expressions }: TSESTree.TemplateLiteral): string | null {
  const [first, second] = quasis.map(({ value }) => value.cooked);
  return first === '' && expressions.length > 0 && isFolder(expressions[0]) ? `.${second}` : first;
}

/** `'./commands/' + name`, `__dirname + '/commands/' + name` */
function startOfSum({ operator, left, right }: TSESTree.BinaryExpression): string | null {
  const start = operator === '+' ? startOf(left) : null;
  return start !== null && isFolder(left) && right.type === 'Literal' ? `${start}${String(right.value)}` : start;
}

/** `path.join(__dirname, 'commands', name)` */
function startOfJoin(parts: readonly Node[]): string | null {
  if (parts.length === 0 || !isFolder(parts[0])) return null;
  const computed = parts.findIndex((part, index) => index > 0 && part.type !== 'Literal');
  const written = parts.slice(1, computed < 0 ? undefined : computed).map((part) => startOf(part) ?? '');
  const start = join('.', ...written);
  return `${start.startsWith('.') ? start : `./${start}`}${computed < 0 ? '' : '/'}`;
}

function isFolder(node: Node): boolean {
  if (node.type === 'MemberExpression' && node.object.type === 'MetaProperty') return node.property.type === 'Identifier' && node.property.name === 'dirname';
  return node.type === 'Identifier' && node.name === '__dirname';
}

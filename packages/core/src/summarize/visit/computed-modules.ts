import { join } from 'node:path/posix';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { targetName } from './expressions.js';

const JOINS: ReadonlySet<string> = new Set(['join', 'resolve']);

export function isRequire(node: TSESTree.CallExpression): boolean {
  return node.callee.type === 'Identifier' && node.callee.name === 'require' && node.arguments.length === 1;
}

/** Notes a module that is loaded by a computed name, as far as the name is written down. */
export function noteComputedModule({ flow, ancestors }: Walk, specifier: Node): void {
  const start = startOf(specifier.type === 'Identifier' ? (constantBehind(specifier.name, ancestors) ?? specifier) : specifier);
  if (start?.startsWith('.')) flow.imports.computed.push(flow.name(start));
}

/** `const file = path.join(__dirname, name); require(file)` */
function constantBehind(name: string, ancestors: readonly Node[]): Node | null {
  const statements = ancestors.flatMap((node): readonly Node[] => (node.type === 'Program' || node.type === 'BlockStatement' ? node.body : []));
  for (const statement of statements.reverse()) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    const declarator = statement.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name);
    if (declarator) return declarator.init;
  }
  return null;
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
      return JOINS.has(targetName(node.callee) ?? '') ? startOfJoin(node.arguments) : null;
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

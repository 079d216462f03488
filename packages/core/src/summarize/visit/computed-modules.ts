import { join } from 'node:path/posix';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../syntax/node.js';
import { NOTHING } from '../flow-builder.js';
import type { Walk } from '../walk.js';
import { constantNamed } from './constants.js';
import { targetName } from './expressions.js';

const DEEPEST_NAME = 8;

export function isRequire(node: TSESTree.CallExpression): boolean {
  return node.callee.type === 'Identifier' && node.callee.name === 'require' && node.arguments.length === 1;
}

/** A module that is loaded by a computed name, as far as the name is written down. */
export function computedModule({ flow, ancestors }: Walk, specifier: Node): number {
  const start = beginningOf(specifier, ancestors)?.text;
  if (!start?.startsWith('.')) return NOTHING;
  const to = flow.node();
  flow.imports.computed.push(to, flow.name(start));
  return to;
}

/** How a text begins, with `.` for the folder of the file, and whether that is all of it. */
interface Beginning {
  text: string;
  isWhole: boolean;
}

type Read = (node: Node) => Beginning | null;

const PATHS_OF_URL: ReadonlySet<string> = new Set(['href', 'pathname']);
const HERE: Beginning = { text: '.', isWhole: true };

function beginningOf(expression: Node, ancestors: readonly Node[], depth = 0): Beginning | null {
  if (depth > DEEPEST_NAME) return null;
  const read: Read = (node) => beginningOf(node, ancestors, depth + 1);
  if (isFolder(expression)) return HERE;
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? whole(expression.value) : null;
    case 'TemplateLiteral':
      return expression.quasis.map(({ value }, index) => sum(whole(value.cooked ?? ''), part(expression.expressions[index], read))).reduce(sum);
    case 'BinaryExpression':
      return expression.operator === '+' ? sum(read(expression.left), read(expression.right)) : null;
    case 'Identifier': {
      // `const file = path.join(__dirname, name); require(file)`
      const constant = constantNamed(ancestors, expression.name);
      return constant ? read(constant) : null;
    }
    case 'MemberExpression':
      return PATHS_OF_URL.has(targetName(expression) ?? '') ? read(expression.object) : null;
    case 'NewExpression':
      return isBesideFile(expression) ? beside(read(expression.arguments[0])) : null;
    case 'CallExpression':
      return beginningOfCall(targetName(expression.callee) ?? '', expression.arguments, read);
    default:
      return null;
  }
}

function beginningOfCall(name: string, args: readonly Node[], read: Read): Beginning | null {
  if (name === 'fileURLToPath' || name === 'pathToFileURL') return args.length > 0 ? read(args[0]) : null;
  return (name === 'join' || name === 'resolve') && args.length > 0 ? joined(args.map(read)) : null;
}

function whole(text: string): Beginning {
  return { text, isWhole: true };
}

/** The expression after a text of a template; there is none after the last. */
function part(expression: Node | undefined, read: Read): Beginning | null {
  return expression ? read(expression) : whole('');
}

function sum(left: Beginning | null, right: Beginning | null): Beginning | null {
  if (!left?.isWhole) return left;
  return right ? { text: left.text + right.text, isWhole: right.isWhole } : { ...left, isWhole: false };
}

/** `path.join(__dirname, 'commands', name)` */
function joined([first, ...rest]: readonly (Beginning | null)[]): Beginning | null {
  if (!first?.text.startsWith('.')) return null;
  const path = rest.reduce((before, next) => sum(sum(before, whole('/')), next), first) as Beginning;
  const text = join(path.text);
  return { ...path, text: text.startsWith('.') ? text : `./${text}` };
}

/** `new URL('commands/', import.meta.url)` */
function isBesideFile({ callee, arguments: [specifier, base] }: TSESTree.NewExpression): boolean {
  if (callee.type !== 'Identifier' || callee.name !== 'URL' || !specifier) return false;
  return base?.type === 'MemberExpression' && base.object.type === 'MetaProperty' && targetName(base) === 'url';
}

function beside(specifier: Beginning | null): Beginning | null {
  return specifier && { ...specifier, text: specifier.text.startsWith('.') ? specifier.text : `./${specifier.text}` };
}

/** `__dirname`, which modules of the newer kind make themselves, and `import.meta.dirname`. */
function isFolder(node: Node): boolean {
  if (node.type === 'MemberExpression' && node.object.type === 'MetaProperty') return targetName(node) === 'dirname';
  return node.type === 'Identifier' && node.name === '__dirname';
}

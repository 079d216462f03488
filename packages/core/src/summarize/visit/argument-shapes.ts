import type { TSESTree } from '@typescript-eslint/utils';
import type { ArgumentShape } from '../../catalog/arguments.js';
import type { Node } from '../../syntax/node.js';
import { propertyName } from './expressions.js';
import { pathOf } from './paths.js';

const LONGEST_STRING = 120;
const DEEPEST_OBJECT = 3;
const MOST_FACTORS = 8;

/** What is written down about each argument of a call. Names are told where they are options, or from a depth of 1 on. */
export function shapesOf(args: readonly Node[], depth = 0): ArgumentShape[] {
  return args.map((argument) => shapeOf(argument, depth));
}

export function shapeOf(node: Node, depth: number): ArgumentShape {
  switch (node.type) {
    case 'Literal':
      return literalShape(node);
    case 'TemplateLiteral': {
      const prefix = node.quasis[0].value.cooked ?? '';
      return node.quasis.length === 1 ? stringShape(prefix) : { kind: 'string', prefix: prefix.slice(0, LONGEST_STRING), length: null };
    }
    case 'UnaryExpression':
      if (node.operator === '-' && node.argument.type === 'Literal' && typeof node.argument.value === 'number') return numberShape(-node.argument.value);
      return { kind: 'unknown' };
    case 'BinaryExpression':
      return numberShape(productOf(node, 0));
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return { kind: 'function' };
    case 'ArrayExpression':
      return { kind: 'array' };
    case 'ObjectExpression':
      return objectShape(node, depth);
    case 'SpreadElement':
      return { kind: 'spread' };
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return shapeOf(node.expression, depth);
    case 'MemberExpression':
    case 'NewExpression':
    case 'CallExpression':
      return nameShape(node, depth);
    default:
      return { kind: 'unknown' };
  }
}

/** `60 * 60 * 1000`, or NaN. */
function productOf(node: Node, depth: number): number {
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : Number.NaN;
  if (node.type !== 'BinaryExpression' || node.operator !== '*' || depth > MOST_FACTORS) return Number.NaN;
  return productOf(node.left, depth + 1) * productOf(node.right, depth + 1);
}

function nameShape(node: Node, depth: number): ArgumentShape {
  const file = fileReference(node);
  if (file !== null) return { kind: 'unknown', file };
  const path = depth > 0 ? pathOf(node) : null;
  return path === null ? { kind: 'unknown' } : { kind: 'unknown', path };
}

/** The file that an expression names: `new URL('./worker.js', import.meta.url).href`, `join(__dirname, 'worker.js')`. */
function fileReference(node: Node): string | null {
  if (node.type === 'MemberExpression') return node.object.type === 'NewExpression' ? fileReference(node.object) : null;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  const last = node.type === 'NewExpression' ? node.arguments[0] : node.arguments[node.arguments.length - 1];
  if (last?.type === 'Literal' && typeof last.value === 'string') return /\.[cm]?[jt]sx?$/.test(last.value) ? last.value : null;
  return last ? fileReference(last) : null;
}

function literalShape({ value }: TSESTree.Literal): ArgumentShape {
  if (typeof value === 'string') return stringShape(value);
  if (typeof value === 'number') return numberShape(value);
  if (typeof value === 'boolean' || value === null) return { kind: 'literal', value };
  return { kind: 'unknown' };
}

/** Summaries are kept as JSON, which knows neither `1e999` nor `-0`. */
function numberShape(value: number): ArgumentShape {
  return Number.isFinite(value) ? { kind: 'literal', value: value + 0 } : { kind: 'unknown' };
}

function stringShape(value: string): ArgumentShape {
  if (value.length <= LONGEST_STRING) return { kind: 'literal', value };
  return { kind: 'string', prefix: value.slice(0, LONGEST_STRING), length: value.length };
}

function objectShape(node: TSESTree.ObjectExpression, depth: number): ArgumentShape {
  const options: Record<string, ArgumentShape> = {};
  let open = depth >= DEEPEST_OBJECT;
  if (!open) {
    for (const property of node.properties) {
      const name = property.type === 'Property' ? propertyName(property.key, property.computed) : null;
      if (property.type === 'Property' && name !== null && name !== '__proto__') options[name] = shapeOf(property.value, depth + 1);
      else open = true;
    }
  }
  return { kind: 'object', options, open };
}

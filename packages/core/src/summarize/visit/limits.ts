import type { ArgumentShape } from '../../catalog/arguments.js';
import type { Node } from '../../syntax/node.js';
import { propertyName } from './expressions.js';
import { earlyEndTest } from './leaves.js';
import { pathOf } from './paths.js';

/** A value whose length is known to be bounded in a part of the program: at most so long, or null when the bound is no literal. */
export interface Limit {
  path: string;
  length: number | null;
}

const LENGTHS: ReadonlySet<string> = new Set(['length', 'byteLength', 'size']);
const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** What a test says of the lengths of values when it has come out as given: `body.length < 4096`. */
export function limitsOf(test: Node, outcome: boolean): Limit[] {
  if (test.type === 'UnaryExpression' && test.operator === '!') return limitsOf(test.argument, !outcome);
  if (test.type === 'LogicalExpression' && test.operator === (outcome ? '&&' : '||')) return [...limitsOf(test.left, outcome), ...limitsOf(test.right, outcome)];
  if (test.type !== 'BinaryExpression' || !(test.operator in MIRRORED)) return [];
  const { left, right, operator } = test;
  return [limitBy(left, operator, right, outcome), limitBy(right, MIRRORED[operator], left, outcome)].filter((limit) => limit !== null);
}

/** What an early end of a list of statements says of the lengths of values in the statements after it. */
export function limitsAfter(statement: Node): Limit[] {
  const test = earlyEndTest(statement);
  return test ? limitsOf(test, false) : [];
}

/** The shape of an argument that is bounded where it is used. */
export function boundedShape(argument: Node, limits: readonly Limit[]): ArgumentShape | null {
  const path = limits.length === 0 ? null : pathOf(argument);
  const limit = path === null ? undefined : limits.find((candidate) => candidate.path === path);
  return limit ? { kind: 'sized', length: limit.length } : null;
}

function limitBy(measured: Node, operator: string, bound: Node, outcome: boolean): Limit | null {
  const path = measuredPath(measured);
  if (path === null || measuredPath(bound) !== null || operator.startsWith('<') !== outcome) return null;
  const most = numberIn(bound);
  const isStrict = operator === '<' || operator === '>=';
  return { path, length: most === null ? null : isStrict ? most - 1 : most };
}

/** The value whose length an expression is: `body` of `body.length` and of `Buffer.byteLength(body)`. */
function measuredPath(node: Node): string | null {
  const inner = node.type === 'ChainExpression' ? node.expression : node;
  if (inner.type === 'CallExpression') return pathOf(inner.callee) === 'Buffer.byteLength' && inner.arguments.length > 0 ? pathOf(inner.arguments[0]) : null;
  if (inner.type !== 'MemberExpression') return null;
  return LENGTHS.has(propertyName(inner.property, inner.computed) ?? '') ? pathOf(inner.object) : null;
}

/** A literal, also one that is written as a product: `16 * 1024`. */
function numberIn(node: Node): number | null {
  if (node.type === 'Literal') return typeof node.value === 'number' && Number.isFinite(node.value) ? node.value : null;
  if (node.type !== 'BinaryExpression' || node.operator !== '*') return null;
  const [left, right] = [numberIn(node.left), numberIn(node.right)];
  return left === null || right === null || !Number.isFinite(left * right) ? null : left * right;
}

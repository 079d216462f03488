import type { TSESTree } from '@typescript-eslint/utils';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { pathOf } from './paths.js';

const MODE = /^(?:globalThis\.)?process\.env\.NODE_ENV$/;
const MODES: ReadonlySet<unknown> = new Set(['production', 'prod', 'staging', 'development', 'dev', 'test']);

/**
 * The value of a comparison of `process.env.NODE_ENV` with a literal, for whoever tests it later: `=== 'test'` is kept as its
 * property `test`, and `!== 'test'` as `!test`. A name that is compared with a mode may hold it. Other comparisons have none.
 */
export function environmentTest(walk: Walk, { left, right, operator }: TSESTree.BinaryExpression): number {
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return NOTHING;
  const [literal, mode] = left.type === 'Literal' ? [left, right] : [right, left];
  if (literal.type !== 'Literal' || typeof literal.value !== 'string') return NOTHING;
  if (!MODE.test(pathOf(mode) ?? '') && !(MODES.has(literal.value) && mode.type === 'Identifier')) return NOTHING;
  return walk.flow.load(modeIn(walk, mode), isEqual ? literal.value : `!${literal.value}`);
}

function modeIn(walk: Walk, node: Node): number {
  if (node.type === 'Identifier') return walk.reference(node.name);
  return walk.flow.load(walk.flow.load(walk.reference('process'), 'env'), 'NODE_ENV');
}

/** `process.env.NODE_ENV = 'development';`, whatever it was before. */
export function modeSetBy(statements: readonly Node[]): string | null {
  for (const statement of statements) {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
    const { left, right, operator } = statement.expression;
    if (operator === '=' && right.type === 'Literal' && typeof right.value === 'string' && MODE.test(pathOf(left) ?? '')) return right.value;
  }
  return null;
}

import type { TSESTree } from '@typescript-eslint/utils';
import { NOTHING } from '../flow-builder.js';
import type { Node, Walk } from '../walk.js';
import { pathOf } from './guards.js';

const MODE = /^(?:globalThis\.)?process\.env\.NODE_ENV$/;

/**
 * The value of a comparison of `process.env.NODE_ENV` with a literal, for whoever tests it later: `=== 'test'` is kept as its
 * property `test`, and `!== 'test'` as `!test`. Other comparisons have none.
 */
export function environmentTest(walk: Walk, { left, right, operator }: TSESTree.BinaryExpression): number {
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return NOTHING;
  const literal = MODE.test(pathOf(left) ?? '') ? right : MODE.test(pathOf(right) ?? '') ? left : null;
  if (literal?.type !== 'Literal' || typeof literal.value !== 'string') return NOTHING;
  const environment = walk.flow.load(walk.reference('process'), 'env');
  return walk.flow.load(walk.flow.load(environment, 'NODE_ENV'), isEqual ? literal.value : `!${literal.value}`);
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

import type { TSESTree } from '@typescript-eslint/utils';
import { isMode, modes, namesMode } from '../../catalog/environment.js';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { isInFunction } from '../../syntax/place.js';
import { pathOf } from './paths.js';

/**
 * The value of a comparison of `process.env.NODE_ENV` with a literal, for whoever tests it later: `=== 'test'` is kept as its
 * property `test`, and `!== 'test'` as `!test`. A name that is compared with a mode may hold it. Other comparisons have none.
 */
export function environmentTest(walk: Walk, { left, right, operator }: TSESTree.BinaryExpression): number {
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return NOTHING;
  const [literal, mode] = left.type === 'Literal' ? [left, right] : [right, left];
  if (literal.type !== 'Literal' || typeof literal.value !== 'string') return NOTHING;
  const isNamed = modes.has(literal.value) && (mode.type === 'Identifier' || isModeOfConfiguration(walk, mode));
  if (!isMode(pathOf(mode) ?? '') && !isNamed) return NOTHING;
  return walk.flow.load(modeIn(walk, mode), isEqual ? literal.value : `!${literal.value}`);
}

function modeIn(walk: Walk, node: Node): number {
  if (node.type === 'Identifier') return walk.reference(node.name);
  return walk.flow.load(walk.flow.load(walk.reference('process'), 'env'), 'NODE_ENV');
}

/** `config.env`, of a name that outlives functions: what is called so and compared with a mode is the mode. */
function isModeOfConfiguration(walk: Walk, node: Node): boolean {
  const [root, ...steps] = pathOf(node)?.split('.') ?? [];
  return steps.length > 0 && root !== 'this' && !isInFunction(walk, root) && namesMode(steps.at(-1) ?? '');
}

/** `process.env.NODE_ENV = 'development';`, whatever it was before. */
export function modeSetBy(statements: readonly Node[]): string | null {
  for (const statement of statements) {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
    const { left, right, operator } = statement.expression;
    if (operator === '=' && right.type === 'Literal' && typeof right.value === 'string' && isMode(pathOf(left) ?? '')) return right.value;
  }
  return null;
}

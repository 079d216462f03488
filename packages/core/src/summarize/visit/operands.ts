import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../syntax/node.js';
import type { Presence } from '../argument-tests.js';
import type { Walk } from '../walk.js';
import { guardOfDefault, guardOfFallback } from './guards.js';
import { type Creation, creationAfter, NO_CREATION } from './missing-files.js';
import { pathOf } from './paths.js';
import { presenceOf } from './presence.js';

type Operation = TSESTree.BinaryExpression | TSESTree.LogicalExpression;

/** Long sums and chains of conditions nest to the left; they are walked without recursion. */
export function visitOperands(walk: Walk, node: Operation): number[] {
  const values: number[] = [];
  let current: Node = node;
  const pending: (Operation)[] = [];
  while (current.type === node.type) {
    const operation: Operation = current;
    if (current !== node) walk.collect(current);
    pending.push(operation);
    current = operation.left;
  }
  values.push(walk.visit(current));
  for (const operation of pending.reverse()) {
    walk.argumentTests.within(presenceBehind(walk, operation), () => walk.inCreation(creationOfOperand(walk, operation), () => walk.inRegion(guardOfOperand(walk, operation), () => values.push(walk.visit(operation.right)))));
  }
  return values;
}

/** `config || (config = load())` and `config = config || load()` run the right side for want of the left one, as `config ||= load()` does. */
function guardOfOperand(walk: Walk, operation: Operation): number {
  const { left, operator, right } = operation;
  if (operation.type !== 'LogicalExpression' || operator === '&&') return 0;
  const assignment = right.type === 'AssignmentExpression' ? right : walk.ancestors.at(-2);
  const path = assignment?.type === 'AssignmentExpression' && assignment.operator === '=' ? pathOf(left) : null;
  if (path !== null && assignment?.type === 'AssignmentExpression' && path === pathOf(assignment.left)) return guardOfDefault(walk, assignment.left);
  return guardOfFallback(walk, operation);
}

/** `existsSync(FILE) || writeFileSync(FILE, '[]')` */
function creationOfOperand(walk: Walk, { left, operator, right }: Operation): Creation {
  return operator === '||' || operator === '&&' ? creationAfter(walk, left, { outcome: operator === '&&', arm: [right] }) : NO_CREATION;
}

/** What the operand before says where the right one is evaluated: `cb && cb()`. */
function presenceBehind(walk: Walk, { left, operator }: Operation): Presence[] {
  if ((operator !== '&&' && operator !== '||') || left.type === 'LogicalExpression') return [];
  return presenceOf(walk, left, operator === '&&');
}

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { isShortList } from './short-lists.js';

/** Loops with at most this many turns do not multiply what is in them. */
const SHORT_LOOP = 8;

export type Loop = TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;

export function isLoop(node: Node): node is Loop {
  return /^(?:For|While|DoWhile)/.test(node.type);
}

/** Whether a loop provably has few turns. */
export function isShortLoop(walk: Walk, node: Exclude<Loop, TSESTree.WhileStatement>): boolean {
  switch (node.type) {
    case 'ForOfStatement':
    case 'ForInStatement':
      return isShortList(walk, node.right, node);
    case 'ForStatement':
      return isShortCount(node);
    default:
      return node.test.type === 'Literal' && !node.test.value;
  }
}

/** Whether a loop runs until something in it decides otherwise: `while (true)`, but not one that only repeats what has failed. */
export function isEndless({ test, body }: TSESTree.WhileStatement | TSESTree.ForStatement): boolean {
  const hasNoTest = test === null || (test.type === 'Literal' && Boolean(test.value));
  return hasNoTest && !leavesAtOnce(body);
}

/** `try { await connect(); break; } catch { … }` */
function leavesAtOnce(node: Node): boolean {
  if (node.type === 'BlockStatement') return node.body.some(leavesAtOnce);
  if (node.type === 'TryStatement') return leavesAtOnce(node.block);
  return node.type === 'BreakStatement' || node.type === 'ReturnStatement';
}

function isShortCount({ init, test }: TSESTree.ForStatement): boolean {
  if (init?.type !== 'VariableDeclaration' || test?.type !== 'BinaryExpression') return false;
  const from = numberOf(init.declarations[0]?.init);
  const to = numberOf(test.right);
  return from !== null && to !== null && Math.abs(to - from) <= SHORT_LOOP;
}

function numberOf(node: Node | null | undefined): number | null {
  return node?.type === 'Literal' && typeof node.value === 'number' ? node.value : null;
}

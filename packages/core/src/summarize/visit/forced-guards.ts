import type { Node } from '../../syntax/node.js';
import { unwrap } from '../../syntax/unwrap.js';
import type { Presence } from '../argument-tests.js';
import { CallFlag } from '../call-record.js';
import type { Walk } from '../walk.js';
import { guardByAssignment, lookedFor } from './guards.js';
import { isAssignedElsewhere } from './kept-elsewhere.js';
import { earlyEndTest } from './leaves.js';
import { missingWhen } from './lookups.js';
import { presenceOf } from './presence.js';

/**
 * What a test says of the presence of values beside asking for what is kept: `if (!force && kept) return kept` lets everybody
 * through who forces it, and others once.
 */
export function presenceOfForce(walk: Walk, test: Node, outcome: boolean, { before, arm }: { before: readonly Node[]; arm: readonly Node[] }): Presence[] {
  const node = unwrap(test);
  if (node.type !== 'LogicalExpression' || node.operator !== (outcome ? '||' : '&&')) return [];
  const isKept = (side: Node): boolean => isKeptOnce(walk, side, outcome, { before, arm });
  const force = isKept(node.right) ? node.left : isKept(node.left) ? node.right : null;
  return (force ? presenceOf(walk, force, outcome) : []).map((presence) => ({ ...presence, elseOnce: true }));
}

/** The same of an early return. */
export function presenceOfForceAfter(walk: Walk, statements: readonly Node[], index: number): Presence[] {
  const test = earlyEndTest(statements[index]);
  return test ? presenceOfForce(walk, test, false, { before: statements.slice(0, index), arm: statements.slice(index + 1) }) : [];
}

function isKeptOnce(walk: Walk, test: Node, outcome: boolean, { before, arm }: { before: readonly Node[]; arm: readonly Node[] }): boolean {
  const missing = missingWhen(test, outcome);
  if (missing?.isSure !== true) return false;
  const target = lookedFor(before, missing);
  return (guardByAssignment(walk, target, arm) & CallFlag.once) !== 0 && !isAssignedElsewhere(walk, target.path);
}

import type { TSESTree } from '@typescript-eslint/utils';
import { type Growth, growthOf } from './growth.js';
import type { Node } from './node.js';
import { endOf, startOf } from './offsets.js';
import { isShared, placeOf } from './place.js';
import { findRunning, perFunction } from './search.js';
import { enclosingFunction, holds, statementsOf } from './surroundings.js';
import type { Walk } from '../summarize/walk.js';

const ORDERS: ReadonlySet<string> = new Set(['<', '>', '<=', '>=']);

/**
 * The collections that grow only for as long as a counter is below a limit: `if (count >= MOST) return;`, and then
 * `seen.set(key, value); count++;`. The node is the comparison.
 */
export function limitedByCounter(node: TSESTree.BinaryExpression, walk: Walk): Node[] {
  const statement = walk.ancestors.at(-1);
  const around = enclosingFunction(walk);
  if (!ORDERS.has(node.operator) || statement?.type !== 'IfStatement' || around === null) return [];
  if (![node.left, node.right].some((side) => isCounter(walk, around, side))) return [];
  const last = statementsOf(statement.consequent).at(-1);
  const ends = last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
  const isLimited = (growth: Growth): boolean => (ends ? startOf(growth.node) >= endOf(statement) : holds(statement.consequent, growth.node));
  return growthsIn(around).filter(isLimited).map(({ collection }) => collection);
}

/** Whether a function counts something up that outlives it. */
function isCounter(walk: Walk, around: Node, expression: Node): boolean {
  const place = placeOf(expression);
  return place !== null && isShared(walk, place) && countedIn(around).has(place.text);
}

/** The places that a function counts up. */
const countedIn = perFunction((body) => {
  const places = new Set<string>();
  findRunning(body, (node) => {
    const counted = node.type === 'UpdateExpression' && node.operator === '++' ? node.argument : node.type === 'AssignmentExpression' && node.operator === '+=' ? node.left : null;
    const place = counted && placeOf(counted);
    if (place) places.add(place.text);
    return false;
  });
  return places;
});

const growthsIn = perFunction((body) => {
  const growths: Growth[] = [];
  findRunning(body, (node) => {
    const growth = growthOf(node);
    if (growth) growths.push(growth);
    return false;
  });
  return growths;
});

import type { TSESTree } from '@typescript-eslint/utils';
import { type Growth, growthOf } from './growth.js';
import { childrenOf } from './children.js';
import type { Node } from './node.js';
import { endOf, startOf } from './offsets.js';
import { isShared, placeOf } from './place.js';
import { findBelow, findRunning, perFunction } from './search.js';
import { enclosingFunction, holds, statementsOf } from './surroundings.js';
import { unwrap } from './unwrap.js';
import type { Walk } from '../summarize/walk.js';

const ABOVE: ReadonlySet<string> = new Set(['>', '>=']);
const BELOW: ReadonlySet<string> = new Set(['<', '<=']);

/**
 * The collections that grow only for as long as a counter is below a limit: `if (count >= MOST) return;`, and then
 * `seen.set(key, value); count++;`. The node is the comparison.
 */
export function limitedByCounter(node: TSESTree.BinaryExpression, walk: Walk): Node[] {
  const statement = walk.ancestors.at(-1);
  const block = walk.ancestors.at(-2);
  const around = enclosingFunction(walk);
  if (statement?.type !== 'IfStatement' || !block || around === null) return [];
  const last = statementsOf(statement.consequent).at(-1);
  const ends = last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
  const isAmong = (orders: ReadonlySet<string>, side: Node): boolean => orders.has(node.operator) && isCounter(walk, around, side);
  const isHigh = isAmong(ABOVE, node.left) || isAmong(BELOW, node.right);
  const isLow = isAmong(BELOW, node.left) || isAmong(ABOVE, node.right);
  const isLimited = (growth: Growth): boolean => {
    if (isHigh && ends) return startOf(growth.node) >= endOf(statement) && holds(block, growth.node);
    return isLow && holds(statement.consequent, growth.node);
  };
  return isHigh || isLow ? collectionsOf(growthsIn(around).filter(isLimited)) : [];
}

/** Each of them once. */
function collectionsOf(growths: readonly Growth[]): Node[] {
  return [...new Map(growths.map(({ place, collection }) => [place.text, collection])).values()];
}

/** Whether a function counts something up that outlives it, and that nobody sets back. */
function isCounter(walk: Walk, around: Node, expression: Node): boolean {
  const place = placeOf(expression);
  return place !== null && isShared(walk, place) && countedIn(around).has(place.text) && !setIn(walk.ancestors[0]).has(place.name);
}

/** The places that a function counts up. */
const countedIn = perFunction((body) => {
  const places = new Set<string>();
  findRunning(body, (node) => {
    const place = countedUp(node);
    if (place) places.add(place.text);
    return false;
  });
  return places;
});

function countedUp(node: Node): ReturnType<typeof placeOf> {
  if (node.type === 'UpdateExpression') return node.operator === '++' ? placeOf(node.argument) : null;
  if (node.type !== 'AssignmentExpression' || node.operator !== '+=') return null;
  return node.right.type === 'Literal' && typeof node.right.value === 'number' ? placeOf(node.left) : null;
}

/** The names of what a file assigns or counts down, but for what constructors begin with. */
const setIn = perFunction((program) => {
  const names = new Set<string>();
  const noteName = (part: Node): false => {
    if (part.type === 'Identifier') names.add(part.name);
    return false;
  };
  const noteTarget = (target: Node): void => {
    const place = placeOf(target);
    if (place) names.add(place.name);
    else if (target.type !== 'MemberExpression') findBelow(target, noteName);
  };
  const note = (node: Node, isBeginning: boolean): void => {
    if (node.type === 'UpdateExpression' && !countedUp(node)) noteTarget(node.argument);
    if (node.type === 'AssignmentExpression' && !countedUp(node) && !(isBeginning && unwrap(node.left).type === 'MemberExpression')) noteTarget(unwrap(node.left));
    const begins = node.type === 'MethodDefinition' ? node.kind === 'constructor' : isBeginning;
    for (const child of childrenOf(node)) note(child, begins);
  };
  note(program, false);
  return names;
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

import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { isSame } from './expression-text.js';
import { methodCall } from './method-call.js';
import { placeOf, type Place } from './place.js';
import { findRunning, isFunction } from './search.js';
import { statementsOf } from './surroundings.js';
import { unwrap } from './unwrap.js';

const ASKS: ReadonlySet<string> = new Set(['has', 'hasOwn', 'hasOwnProperty', 'call', 'includes']);

/** Whether whoever comes here with a key has it found in another collection: `if (!Object.hasOwn(prices, id)) throw new Error('No such fruit')`. */
export function isAdmitted(walk: Walk, key: Node, { text }: Place): boolean {
  const isOther = (node: Node): boolean => {
    const place = placeOf(node);
    return place !== null && place.text !== text;
  };
  const isAsked = (node: Node): boolean => {
    if (node.type === 'MemberExpression') return node.computed && isSame(node.property, key) && isOther(node.object);
    if (node.type === 'BinaryExpression') return node.operator === 'in' && isSame(node.left, key) && isOther(node.right);
    const call = methodCall(node);
    if (!call || !ASKS.has(call.method) || !isSame(call.arguments.at(-1), key)) return false;
    return isOther(call.arguments.length > 1 ? call.arguments[0] : call.object);
  };
  const turnsAway = (statement: Node): boolean => {
    if (statement.type !== 'IfStatement' || statement.alternate || !isLeft(statement.consequent)) return false;
    const test = unwrap(statement.test);
    return test.type === 'UnaryExpression' && test.operator === '!' && findRunning(test.argument, isAsked) !== null;
  };
  return statementsBefore(walk).some(turnsAway);
}

/** All statements of the function that come before the node being visited, in the lists around it. */
function statementsBefore({ ancestors }: Walk): Node[] {
  const found: Node[] = [];
  for (let depth = ancestors.length - 2; depth >= 0 && !isFunction(ancestors[depth]); depth--) {
    const list = ancestors[depth].type === 'BlockStatement' ? statementsOf(ancestors[depth]) : [];
    found.push(...list.slice(0, Math.max(0, list.indexOf(ancestors[depth + 1]))));
  }
  return found;
}

function isLeft(consequent: Node): boolean {
  const last = statementsOf(consequent).at(-1);
  return last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement';
}

import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { isSame } from './expression-text.js';
import { methodCall } from './method-call.js';
import { isShared, placeOf, type Place } from './place.js';
import { initializerOf, nearestStatementsBefore, statementsOf } from './surroundings.js';
import { unwrap } from './unwrap.js';

const ASKS: ReadonlySet<string> = new Set(['has', 'hasOwn', 'hasOwnProperty', 'call', 'includes']);

/** How many statements before a growth are looked at, the nearest first. */
const MOST_STATEMENTS = 32;

/** Whether whoever comes here with a key has it found in another collection: `if (!Object.hasOwn(prices, id)) throw new Error('No such fruit')`. */
export function isAdmitted(walk: Walk, key: Node, { text }: Place): boolean {
  const isOther = (node: Node): boolean => {
    const place = placeOf(node);
    return place !== null && place.text !== text && isLasting(walk, node, place);
  };
  const isAsked = (node: Node): boolean => {
    if (node.type === 'MemberExpression') return node.computed && isSame(node.property, key) && isOther(node.object);
    if (node.type === 'BinaryExpression') return node.operator === 'in' && isSame(node.left, key) && isOther(node.right);
    const call = methodCall(node);
    if (!call || !ASKS.has(call.method) || !isSame(call.arguments.at(-1), key)) return false;
    if (call.method === 'call' && placeOf(call.object)?.name !== 'hasOwnProperty') return false;
    return isOther(call.arguments.length > 1 ? call.arguments[0] : call.object);
  };
  const isFound = (expression: Node, outcome: boolean): boolean => {
    const test = unwrap(expression);
    if (test.type === 'UnaryExpression' && test.operator === '!') return isFound(test.argument, !outcome);
    if (test.type === 'LogicalExpression') return test.operator === (outcome ? '&&' : '||') && (isFound(test.left, outcome) || isFound(test.right, outcome));
    return outcome && isAsked(test);
  };
  const turnsAway = (statement: Node): boolean => statement.type === 'IfStatement' && !statement.alternate && isLeft(statement.consequent) && isFound(statement.test, false);
  return nearestStatementsBefore(walk, MOST_STATEMENTS).some(turnsAway);
}

/** Whether a place is there before and after the call: a collection of the module, or a field. A text has many parts. */
function isLasting(walk: Walk, node: Node, place: Place): boolean {
  if (!isShared(walk, place)) return false;
  if (place.root === 'this') return place.text === `this.${place.name}`;
  const made = initializerOf(walk, node, place.root);
  const type = made && unwrap(made).type;
  return type !== 'Literal' && type !== 'TemplateLiteral';
}

function isLeft(consequent: Node): boolean {
  const last = statementsOf(consequent).at(-1);
  return last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement';
}

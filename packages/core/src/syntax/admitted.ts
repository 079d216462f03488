import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { isSame } from './expression-text.js';
import { methodCall } from './method-call.js';
import { declaringFunction, isShared, placeOf, type Place } from './place.js';
import { initializerOf, nearestStatementsBefore, statementsOf } from './surroundings.js';
import { unwrap } from './unwrap.js';

const ASKS: ReadonlySet<string> = new Set(['has', 'hasOwn', 'hasOwnProperty', 'call', 'includes']);

/** How many statements before a growth are looked at, the nearest first. */
const MOST_STATEMENTS = 32;

/** The other collection in which whoever comes here with a key has it found, or null: `if (!Object.hasOwn(prices, id)) throw new Error('No such fruit')`. */
export function admittedBy(walk: Walk, key: Node, grown: Place): Node | null {
  let found: Node | null = null;
  const isOther = (node: Node): boolean => {
    const place = placeOf(node);
    if (place === null || place.text === grown.text || !isLasting(walk, node, { place, grown })) return false;
    found = node;
    return true;
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
  return nearestStatementsBefore(walk, MOST_STATEMENTS).some(turnsAway) ? found : null;
}

/** Whether a place is there before and after the call: a collection of the module, a field, or what is declared where the growing one is. A text has many parts. */
function isLasting(walk: Walk, node: Node, { place, grown }: { place: Place; grown: Place }): boolean {
  if (place.root === 'this') return place.text === `this.${place.name}`;
  const made = initializerOf(walk, node, place.root);
  if (!isShared(walk, place) && (made === null || grown.root === 'this' || declaringFunction(walk, place.root) !== declaringFunction(walk, grown.root))) return false;
  const type = made && unwrap(made).type;
  return type !== 'Literal' && type !== 'TemplateLiteral';
}

function isLeft(consequent: Node): boolean {
  const last = statementsOf(consequent).at(-1);
  return last?.type === 'ThrowStatement' || last?.type === 'ReturnStatement';
}

import { childrenOf } from '../../syntax/children.js';
import { methodCall } from '../../syntax/method-call.js';
import type { Node } from '../../syntax/node.js';
import { isNothing } from '../../syntax/nothing.js';
import { findBelow, findRunning, isFunction } from '../../syntax/search.js';
import { leaves } from './leaves.js';
import { type Lookup, missingWhen } from './lookups.js';
import { pathOf } from './paths.js';

/** Whether what runs from a node on keeps a value there, on one way at least. What is kept when that has failed, is the failure. */
export function assignsTo(node: Node, target: Lookup): boolean {
  if (isFunction(node) || node.type === 'CatchClause') return false;
  return isAssignmentTo(node, target) || childrenOf(node).some((child) => assignsTo(child, target));
}

/** `async function open() { …; db = client.db(); }  await open();` among the same statements. */
export function assignsByHelper(statements: readonly Node[], target: Lookup): boolean {
  const helpers = new Set(statements.flatMap((statement) => (statement.type === 'FunctionDeclaration' && statement.id && fills(statement.body, target) ? [statement.id.name] : [])));
  const isCall = (node: Node): boolean => node.type === 'CallExpression' && node.callee.type === 'Identifier' && helpers.has(node.callee.name);
  return helpers.size > 0 && statements.some((statement) => findRunning(statement, isCall) !== null);
}

function fills(body: Node, target: Lookup): boolean {
  return findRunning(body, (node) => isAssignmentTo(node, target) && !isEmptying(node, target.path)) !== null;
}

const FILLING: ReadonlySet<string> = new Set(['set', 'add', 'push', 'unshift']);

function isAssignmentTo(node: Node, { path, keyed, fills }: Lookup): boolean {
  if (node.type === 'AssignmentExpression') {
    const assigned = pathOf(node.left);
    return (!keyed && assigned === path) || ((keyed || fills) && assigned === `${path}.[]`);
  }
  const call = keyed || fills ? methodCall(node) : null;
  return call !== null && pathOf(call.object) === path && (fills ? FILLING.has(call.method) : call.method === 'set');
}

/** `this.running = false` in the end: the guard keeps out a second one at the same time, and not a later one. One way may find nothing to keep. */
export function isLifted(statements: readonly Node[], path: string): boolean {
  const found = statements.findIndex((statement) => statement.type === 'IfStatement' && leaves(statement.consequent) && missingWhen(statement.test, false)?.path === path);
  return (found < 0 ? statements : statements.slice(0, found)).some((statement) => empties(statement, path));
}

function empties(statement: Node, path: string): boolean {
  switch (statement.type) {
    case 'BlockStatement':
      return isLifted(statement.body, path);
    case 'TryStatement':
      return empties(statement.block, path) || (statement.finalizer !== null && empties(statement.finalizer, path));
    case 'ExpressionStatement':
    case 'ReturnStatement':
      return findRunning(statement, (node) => isEmptying(node, path) || isFinallyEmptying(node, path)) !== null;
    default:
      return false;
  }
}

function isEmptying(node: Node, path: string): boolean {
  return node.type === 'AssignmentExpression' && node.operator === '=' && pathOf(node.left) === path && isNothing(node.right);
}

/** What listeners and `catch` do comes when something has happened to the value. */
function isFinallyEmptying(node: Node, path: string): boolean {
  return methodCall(node)?.method === 'finally' && findBelow(node, (below) => isEmptying(below, path)) !== null;
}

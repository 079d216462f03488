import type { TSESTree } from '@typescript-eslint/utils';
import { timers } from '../../catalog/callbacks/by-name.js';
import { methodCall } from '../../syntax/method-call.js';
import type { Node } from '../../syntax/node.js';
import { findRunning, isFunction } from '../../syntax/search.js';
import { unwrap, unwrapAwait } from '../../syntax/unwrap.js';
import type { Walk } from '../walk.js';
import { targetName } from './expressions.js';

const GOES_ON: ReadonlySet<string> = new Set(['then', 'finally']);
/** What a timer may be part of and still be set whenever the code around is run to its end. */
const UNCONDITIONAL: ReadonlySet<string> = new Set(['ExpressionStatement', 'AssignmentExpression', 'VariableDeclarator', 'VariableDeclaration', 'ReturnStatement', 'AwaitExpression', 'ChainExpression', 'MemberExpression', 'CallExpression', 'BlockStatement', 'TryStatement']);

/**
 * Marks a function that ends by setting a timer for itself, `async function poll() { …; setTimeout(poll, 1_000); }`: once started,
 * it runs for as long as the process does. What may return before, or sets the timer only in some cases, waits for something.
 */
export function noteRescheduling(walk: Walk, node: TSESTree.CallExpression): void {
  if (node.callee.type !== 'Identifier' || !timers.has(node.callee.name) || node.arguments.length === 0) return;
  const owner = functionThatAlwaysRuns(walk);
  if (owner === null) return;
  const { name } = walk.functions[owner];
  if (name !== '' && calledBy(node.arguments[0]) === name.replace(/^.*[.#]/, '')) walk.functions[owner].endless = true;
}

/** The function that does not end without coming to the node being visited, or null. */
function functionThatAlwaysRuns({ ancestors, functions, function: innermost }: Walk): number | null {
  let fn = innermost;
  for (let depth = ancestors.length - 2; depth > 0; depth--) {
    const around = ancestors[depth];
    const inner = ancestors[depth + 1];
    if (isFunction(around)) {
      if (!isContinuation(ancestors[depth - 1], around)) return fn;
      fn = functions[fn].parent;
    } else if (!UNCONDITIONAL.has(around.type) || mayMiss(around, inner)) return null;
  }
  return null;
}

/** `work().then(() => setTimeout(…))`. What runs when something has failed tries again, and may succeed. */
function isContinuation(call: Node, fn: Node): boolean {
  const continued = methodCall(call);
  return continued !== null && GOES_ON.has(continued.method) && continued.arguments[0] === fn;
}

function mayMiss(around: Node, inner: Node): boolean {
  if (around.type === 'TryStatement') return inner === around.handler;
  if (around.type !== 'BlockStatement') return false;
  const before = around.body.slice(0, around.body.indexOf(inner as TSESTree.Statement));
  return before.some((statement) => findRunning(statement, ({ type }) => type === 'ReturnStatement') !== null);
}

/** The last name of the function that a callback is, or that it does nothing but call. */
function calledBy(callback: Node): string | null {
  const bound = methodCall(callback);
  if (bound?.method === 'bind') return targetName(bound.object);
  if (callback.type !== 'ArrowFunctionExpression' && callback.type !== 'FunctionExpression') return targetName(callback);
  const { body } = callback;
  const only = body.type === 'BlockStatement' && body.body.length === 1 ? body.body[0] : body;
  const expression = only.type === 'ExpressionStatement' ? only.expression : only.type === 'ReturnStatement' ? only.argument : only;
  return expression ? nameOfCall(unwrapAwait(expression)) : null;
}

/** `poll().catch(report)` calls `poll`. */
function nameOfCall(expression: Node): string | null {
  const call = expression.type === 'UnaryExpression' ? unwrap(expression.argument) : expression;
  const handled = methodCall(call);
  if (handled && (handled.method === 'catch' || GOES_ON.has(handled.method))) return nameOfCall(handled.object);
  return call.type === 'CallExpression' ? targetName(call.callee) : null;
}

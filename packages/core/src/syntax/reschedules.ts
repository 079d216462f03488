import type { Node } from './node.js';
import { calledName, methodCall } from './method-call.js';
import { findRunning, isFunction } from './search.js';
import { unwrap } from './unwrap.js';

const TIMERS: ReadonlySet<string> = new Set(['setTimeout', 'setImmediate']);
/** What follows whether the work went well or not, or when it went well: a second try of what failed is no loop. */
const CONTINUATIONS: ReadonlySet<string> = new Set(['then', 'finally']);

/** Whether the body of a function has a timer run the function again, whatever happens: `setTimeout(poll, 1000)` in `poll`. */
export function reschedules(body: Node, name: string): boolean {
  if (name === '') return false;
  return body.type === 'BlockStatement' ? someStatement(body.body, name) : isScheduled(body, name);
}

/** Only up to the first that may leave the function: who looks whether something is ready does not do so for ever. */
function someStatement(statements: readonly Node[], name: string): boolean {
  for (const statement of statements) {
    if (statementSchedules(statement, name)) return true;
    if (findRunning(statement, ({ type }) => type === 'ReturnStatement' || type === 'ThrowStatement')) return false;
  }
  return false;
}

function statementSchedules(statement: Node, name: string): boolean {
  switch (statement.type) {
    case 'ExpressionStatement':
      return isScheduled(statement.expression, name);
    case 'ReturnStatement':
      return statement.argument !== null && isScheduled(statement.argument, name);
    case 'BlockStatement':
      return someStatement(statement.body, name);
    case 'TryStatement':
      return someStatement(statement.block.body, name) || someStatement(statement.finalizer?.body ?? [], name);
    default:
      return false;
  }
}

function isScheduled(expression: Node, name: string): boolean {
  const node = unwrap(expression);
  if (node.type === 'AssignmentExpression') return isScheduled(node.right, name);
  if (node.type === 'AwaitExpression' || node.type === 'UnaryExpression') return isScheduled(node.argument, name);
  if (node.type !== 'CallExpression') return false;
  if (node.callee.type === 'Identifier') return TIMERS.has(node.callee.name) && node.arguments.length > 0 && calls(node.arguments[0], name);
  const link = methodCall(node);
  if (!link) return false;
  // The timer itself, `setTimeout(…).unref()`, or a promise and what follows it.
  return (CONTINUATIONS.has(link.method) && link.arguments.slice(0, 1).some((callback) => callbackSchedules(callback, name))) || isScheduled(link.object, name);
}

function callbackSchedules(callback: Node, name: string): boolean {
  return isFunction(callback) && 'body' in callback && reschedules(callback.body as Node, name);
}

/** `poll`, `this.poll`, `this.poll.bind(this)`, `() => poll()`. */
function calls(callback: Node, name: string): boolean {
  if (isSelf(callback, name)) return true;
  const bound = methodCall(callback);
  if (bound?.method === 'bind') return isSelf(bound.object, name);
  if (!isFunction(callback) || !('body' in callback)) return false;
  return findRunning(callback.body as Node, (node) => node.type === 'CallExpression' && isSelf(node.callee, name)) !== null;
}

function isSelf(expression: Node, name: string): boolean {
  const node = unwrap(expression);
  return calledName(node) === name && (node.type !== 'MemberExpression' || node.object.type === 'ThisExpression');
}

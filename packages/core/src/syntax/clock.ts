import type { Node } from './node.js';
import { childrenOf } from './children.js';
import { textOf } from './expression-text.js';

const CLOCKS: ReadonlySet<string> = new Set(['Date.now', 'performance.now', 'process.hrtime', 'process.hrtime.bigint', 'process.uptime']);

/** Whether an expression reads the clock: `Date.now()`, `performance.now()`, `process.hrtime()`, `new Date()`. A date that is made of something tells another time. */
export function mentionsClock(node: Node): boolean {
  if (node.type === 'NewExpression' && node.arguments.length === 0) return node.callee.type === 'Identifier' && node.callee.name === 'Date';
  if (node.type === 'CallExpression' && CLOCKS.has(textOf(node.callee) ?? '')) return true;
  return childrenOf(node).some(mentionsClock);
}

/** Whether a loop's body does nothing but read the clock into a variable that its test compares. */
export function isClockReading(body: Node, test: Node): boolean {
  const statements = body.type === 'BlockStatement' ? body.body : [body];
  if (statements.length !== 1) return false;
  const [statement] = statements;
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return false;
  const { left, right } = statement.expression;
  return left.type === 'Identifier' && mentionsClock(right) && mentionsName(test, left.name);
}

function mentionsName(node: Node, name: string): boolean {
  return node.type === 'Identifier' ? node.name === name : childrenOf(node).some((child) => mentionsName(child, name));
}

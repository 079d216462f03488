import type { Node } from './node.js';
import { childrenOf } from './children.js';
import { isEffectFree } from './effects.js';

/** Whether a loop's body holds nothing. */
export function isEmpty(body: Node): boolean {
  return body.type === 'EmptyStatement' || (body.type === 'BlockStatement' && body.body.length === 0);
}

/** Whether a test looks at variables without changing any: its outcome is the same each time. */
export function isOnlyRead(test: Node): boolean {
  return isEffectFree(test) && mentionsName(test);
}

function mentionsName(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'ThisExpression' || childrenOf(node).some(mentionsName);
}

/** What is called in `while (received === undefined) received = receiveMessageOnPort(port);`, and in the same with the call in the test. */
export function polledPort(body: Node, test: Node): Node | null {
  if (isEmpty(body)) return test.type === 'UnaryExpression' && test.operator === '!' ? receiver(test.argument) : null;
  const statements = body.type === 'BlockStatement' ? body.body : [body];
  const [statement] = statements;
  if (statements.length !== 1 || statement.type !== 'ExpressionStatement' || !isOnlyRead(test)) return null;
  return receiver(statement.expression);
}

/** The callee of `received = receiveMessageOnPort(port)`. */
function receiver(node: Node): Node | null {
  const call = node.type === 'AssignmentExpression' ? node.right : node;
  if (call.type !== 'CallExpression') return null;
  const { callee } = call;
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  return name.type === 'Identifier' && name.name === 'receiveMessageOnPort' ? callee : null;
}

import type { Node } from './node.js';
import { mentionsClock } from './clock.js';
import { childrenOf } from './children.js';

const EFFECTS: ReadonlySet<string> = new Set(['CallExpression', 'NewExpression', 'AwaitExpression', 'YieldExpression', 'TaggedTemplateExpression', 'UpdateExpression', 'ThrowStatement', 'ReturnStatement', 'BreakStatement', 'ImportExpression']);

/** Whether a loop's body changes nothing but, perhaps, a variable that holds the time. */
export function isEffectFree(node: Node): boolean {
  if (node.type === 'AssignmentExpression') return node.left.type === 'Identifier' && mentionsClock(node.right);
  if (EFFECTS.has(node.type)) return false;
  return childrenOf(node).every(isEffectFree);
}

import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { methodCall } from './method-call.js';
import { initializerOf } from './surroundings.js';
import { turnsOver } from './turns-over.js';
import { unwrapAwait } from './unwrap.js';

/** The flow node of an expression that a detector looks at before it is walked: a name, a path of properties, or a conversion of such. Others have none. */
export function valueOf(walk: Walk, node: Node): number {
  switch (node.type) {
    case 'Identifier':
      return walk.reference(node.name);
    case 'MemberExpression':
      return node.property.type === 'Identifier' && !node.computed ? walk.flow.load(valueOf(walk, node.object), node.property.name) : 0;
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return valueOf(walk, node.expression);
    case 'AwaitExpression':
      return valueOf(walk, node.argument);
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.arguments.length > 0 ? valueOf(walk, node.arguments[0]) : 0;
    case 'LogicalExpression':
      return valueOf(walk, node.left);
    default:
      return 0;
  }
}

const DEEPEST_PART = 4;

/** The flow nodes of the values that an expression is put together from: by templates, sums, calls, and variables that hold such. */
export function valuesIn(walk: Walk, expression: Node, depth = 0): number[] {
  if (depth > DEEPEST_PART) return [];
  const node = unwrapAwait(expression);
  const own = valueOf(walk, node);
  const parts = partsOf(walk, node).flatMap((part) => valuesIn(walk, part, depth + 1));
  return own === 0 ? parts : [own, ...parts];
}

function partsOf(walk: Walk, node: Node): readonly Node[] {
  switch (node.type) {
    case 'Identifier':
      return [turnsOver(walk, node.name) ?? initializerOf(walk, node, node.name) ?? []].flat();
    case 'TemplateLiteral':
      return node.expressions;
    case 'BinaryExpression':
    case 'LogicalExpression':
      return [node.left, node.right];
    case 'CallExpression': {
      const receiver = methodCall(node)?.object;
      return receiver ? [receiver, ...node.arguments] : node.arguments;
    }
    default:
      return [];
  }
}

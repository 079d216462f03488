import type { Node, Walk } from '../../summarize/walk.js';

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

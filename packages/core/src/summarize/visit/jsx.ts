import type { TSESTree } from '@typescript-eslint/utils';
import { CallFlag } from '../call-record.js';
import { NOTHING } from '../flow-builder.js';
import type { Visitors, Walk } from '../walk.js';

/** Rendering a component calls its function with the attributes. */
function visitElement(walk: Walk, node: TSESTree.JSXElement): number {
  const { flow } = walk;
  const props = flow.object();
  for (const attribute of node.openingElement.attributes) {
    if (attribute.type === 'JSXSpreadAttribute') flow.copy(walk.visit(attribute.argument), props);
    else if (attribute.name.type === 'JSXIdentifier') flow.store(props, attribute.name.name, walk.visit(attribute.value));
  }
  walk.visitAll(node.children);
  const callee = componentOf(walk, node.openingElement.name);
  if (callee === NOTHING) return NOTHING;
  walk.recordCall({ callee, arguments: [props], result: flow.node(), flags: CallFlag.implicit | CallFlag.new, node: node.openingElement });
  return NOTHING;
}

/** Capitalised and dotted names are components, the others HTML elements. */
function componentOf(walk: Walk, name: TSESTree.JSXTagNameExpression): number {
  if (name.type === 'JSXIdentifier') return /^[A-Z]/.test(name.name) ? walk.reference(name.name) : NOTHING;
  if (name.type !== 'JSXMemberExpression') return NOTHING;
  const object = name.object.type === 'JSXIdentifier' ? walk.reference(name.object.name) : componentOf(walk, name.object);
  return walk.flow.load(object, name.property.name);
}

export const jsxVisitors: Visitors = {
  JSXElement: visitElement,
  JSXFragment(walk, node) {
    walk.visitAll(node.children);
    return NOTHING;
  },
  JSXExpressionContainer: (walk, node) => walk.visit(node.expression),
  JSXSpreadChild: (walk, node) => walk.visit(node.expression),
  JSXText: () => NOTHING,
  JSXEmptyExpression: () => NOTHING,
};

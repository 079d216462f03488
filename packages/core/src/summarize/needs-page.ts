import type { TSESTree } from '@typescript-eslint/utils';
import { binds, findBelow, isFunction, parametersOf } from '../syntax/search.js';
import { childrenOf } from '../syntax/children.js';
import type { Node } from '../syntax/node.js';

const PAGE = /\b(?:document|window)\b/;
const PAGE_OBJECTS: ReadonlySet<string> = new Set(['document', 'window']);

/** What may keep code from running: a test for the page, or a net under it. */
const CONDITIONAL: ReadonlySet<string> = new Set(['ConditionalExpression', 'LogicalExpression', 'TryStatement', 'SwitchStatement', 'ClassDeclaration', 'ClassExpression']);

/**
 * Tells whether a module cannot be loaded without a web page: while it loads, and unconditionally, it reads a property of
 * `document` or `window`, which Node does not have. One that makes or imports such an object itself can.
 */
export function needsPage({ program, text }: { program: TSESTree.Program; text: string }): boolean {
  if (!PAGE.test(text)) return false;
  const read = pageReadWhileLoading(program);
  return read !== null && findBelow(program, (node) => provides(node, read)) === null;
}

/** The name of the first page object of which a property is read. */
function pageReadWhileLoading(node: Node): string | null {
  if (CONDITIONAL.has(node.type) || isFunction(node)) return null;
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier' && !node.optional && PAGE_OBJECTS.has(node.object.name)) return node.object.name;
  for (const part of partsOf(node)) {
    const name = pageReadWhileLoading(part);
    if (name !== null) return name;
  }
  return null;
}

/** What runs whenever the node does. The statements after an `if` may not: it may leave. */
function partsOf(node: Node): readonly Node[] {
  if (node.type === 'CallExpression' && isFunction(node.callee)) return [...childrenOf(node.callee), ...node.arguments];
  if (node.type !== 'Program' && node.type !== 'BlockStatement') return childrenOf(node);
  const branch = node.body.findIndex(({ type }) => type === 'IfStatement');
  return branch === -1 ? node.body : node.body.slice(0, branch);
}

/** Whether a variable, a parameter, an import or an assignment gives the name a value of the program's own. */
function provides(node: Node, name: string): boolean {
  switch (node.type) {
    case 'VariableDeclarator':
      return binds(node.id, name);
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return node.local.name === name;
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && node.left.property.type === 'Identifier' && node.left.property.name === name;
    default:
      return parametersOf(node).some((parameter) => binds(parameter, name));
  }
}

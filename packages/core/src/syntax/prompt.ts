import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { type NamedUse, namedUses } from './named-uses.js';
import { findRunning, perFunction } from './search.js';
import { unwrap } from './unwrap.js';

/** Whether what is waited for is there with the next microtask: the call of a function of this file that is asynchronous, gives no promise, and neither waits for anything nor calls anybody. */
export function isPrompt(walk: Walk, awaited: Node): boolean {
  if (awaited.type !== 'CallExpression' || awaited.callee.type !== 'Identifier') return false;
  const fn = functionNamed(walk, awaited.callee.name);
  return fn !== null && fn.async && !isBusy(fn) && !awaited.arguments.some(isCallWithin);
}

const isBusy = perFunction((body) => isCallWithin(body) || findRunning(body, (node) => node.type === 'ReturnStatement' && !isPlain(node.argument)) !== null);

function isCallWithin(node: Node): boolean {
  return findRunning(node, ({ type }) => BUSY.has(type)) !== null;
}

const BUSY: ReadonlySet<string> = new Set(['AwaitExpression', 'ForOfStatement', 'CallExpression', 'NewExpression', 'TaggedTemplateExpression', 'ImportExpression', 'YieldExpression']);

const PLAIN: ReadonlySet<string> = new Set(['Literal', 'TemplateLiteral', 'ObjectExpression', 'ArrayExpression', 'UnaryExpression', 'BinaryExpression', 'UpdateExpression']);

/** Whether a value is no promise, by the way it is written: a function waits for a promise that it returns. */
function isPlain(value: Node | null): boolean {
  if (value === null) return true;
  const node = unwrap(value);
  return PLAIN.has(node.type) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** The function that is declared by a name which the file gives to nothing else. */
function functionNamed({ ancestors }: Walk, name: string): TSESTree.FunctionDeclaration | null {
  const uses = ancestors.length > 0 ? (namedUses(ancestors[0]).get(name) ?? []) : [];
  const declared = uses.flatMap(({ node, around: [parent] }) => (parent?.type === 'FunctionDeclaration' && parent.id === node ? [parent] : []));
  return declared.length === 1 && uses.every((use) => use.node === declared[0].id || isRead(use)) ? declared[0] : null;
}

function isRead({ node, around: [parent] }: NamedUse): boolean {
  switch (parent?.type) {
    case 'CallExpression':
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
      return true;
    case 'AssignmentExpression':
      return parent.right === node;
    default:
      return false;
  }
}

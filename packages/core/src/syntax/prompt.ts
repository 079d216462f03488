import type { TSESTree } from '@typescript-eslint/utils';
import { kept } from '../kept.js';
import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { findRunning, perFunction } from './search.js';

/** Whether what is waited for is there with the next microtask: the call of a function of this file that is asynchronous, and neither waits for anything nor calls anybody. */
export function isPrompt(walk: Walk, awaited: Node): boolean {
  if (awaited.type !== 'CallExpression' || awaited.callee.type !== 'Identifier') return false;
  const fn = functionNamed(walk, awaited.callee.name);
  return fn !== undefined && 'async' in fn && fn.async && !isBusy(fn) && !awaited.arguments.some(isCallWithin);
}

const isBusy = perFunction(isCallWithin);

function isCallWithin(node: Node): boolean {
  return findRunning(node, ({ type }) => BUSY.has(type)) !== null;
}

const BUSY: ReadonlySet<string> = new Set(['AwaitExpression', 'ForOfStatement', 'CallExpression', 'NewExpression', 'TaggedTemplateExpression', 'ImportExpression', 'YieldExpression']);

/** The function that is declared by this name in the statements around. */
function functionNamed({ ancestors }: Walk, name: string): Node | undefined {
  for (const ancestor of [...ancestors].reverse()) {
    const found = ancestor.type === 'BlockStatement' || ancestor.type === 'Program' ? functionsIn(ancestor).get(name) : undefined;
    if (found) return found;
  }
  return undefined;
}

const functionsIn = kept((block: TSESTree.BlockStatement | TSESTree.Program): ReadonlyMap<string, Node> => {
  return new Map(block.body.flatMap((statement) => (statement.type === 'FunctionDeclaration' && statement.id ? [[statement.id.name, statement] as const] : [])));
});

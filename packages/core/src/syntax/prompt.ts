import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { childrenOf } from './children.js';
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
  for (let depth = ancestors.length - 1; depth >= 0; depth--) {
    const found = functionsIn(ancestors[depth]).get(name);
    if (found) return found;
  }
  return undefined;
}

/** Lists of statements are gone through once, however many names are looked up in them. */
const functionsByList = new WeakMap<Node, ReadonlyMap<string, Node>>();

function functionsIn(node: Node): ReadonlyMap<string, Node> {
  if (node.type !== 'BlockStatement' && node.type !== 'Program') return NONE;
  const found = functionsByList.get(node) ?? new Map(childrenOf(node).flatMap((statement) => (statement.type === 'FunctionDeclaration' && statement.id ? [[statement.id.name, statement] as const] : [])));
  functionsByList.set(node, found);
  return found;
}

const NONE: ReadonlyMap<string, Node> = new Map();

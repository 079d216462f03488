import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { methodCall } from './method-call.js';
import { ITERATING } from './repetition.js';
import { isFunction, mentions, parametersOf } from './search.js';

/**
 * What a variable takes its values from that has another one in each turn: the list of `for (const name of list)` and
 * `list.forEach((name) => …)`, the limit of `for (let name = 0; name < limit; …)`. Null for other variables.
 */
export function turnsOver(walk: Walk, name: string): Node | null {
  for (let depth = walk.ancestors.length - 1; depth > 0; depth--) {
    const ancestor = walk.ancestors[depth];
    const source = isFunction(ancestor) ? elementsOf(ancestor, walk.ancestors[depth - 1], name) : loopSource(ancestor, name);
    if (source) return source;
    if (parametersOf(ancestor).some((parameter) => mentions(parameter, name))) return null;
  }
  return null;
}

function elementsOf(fn: Node, parent: Node, name: string): Node | null {
  const call = methodCall(parent);
  const [element] = parametersOf(fn);
  return call && call.arguments[0] === fn && ITERATING.has(call.method) && element !== undefined && mentions(element, name) ? call.object : null;
}

function loopSource(loop: Node, name: string): Node | null {
  if (loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') return declares(loop.left, name) ? loop.right : null;
  if (loop.type !== 'ForStatement' || !loop.init || !declares(loop.init, name)) return null;
  return loop.test?.type === 'BinaryExpression' ? loop.test.right : null;
}

function declares(node: Node, name: string): boolean {
  return node.type === 'VariableDeclaration' && node.declarations.some(({ id }) => mentions(id, name));
}

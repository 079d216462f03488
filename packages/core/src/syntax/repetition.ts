import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { methodCall } from './method-call.js';
import { isFunction } from './search.js';
import { holds } from './surroundings.js';

/** A loop, or a function that is called for each element. */
export interface Repetition {
  node: Node;
  /** What it goes over, where that is an expression of its own. */
  over: Node | null;
}

/** Methods that call a function for each element. */
export const ITERATING: ReadonlySet<string> = new Set(['forEach', 'map', 'flatMap', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'every', 'reduce', 'reduceRight', 'sort', 'toSorted']);

/** Literal lists up to this length do not count as repetition. */
const SHORT = 8;

/** The innermost loop or callback per element around the node being visited, within its function. */
export function repetitionAround(walk: Walk, node: Node): Repetition | null {
  for (let depth = walk.ancestors.length - 1; depth > 0; depth--) {
    const ancestor = walk.ancestors[depth];
    if (isFunction(ancestor)) {
      const call = methodCall(walk.ancestors[depth - 1]);
      if (!call || call.arguments[0] !== ancestor || !ITERATING.has(call.method)) return null;
      if (!isShortList(call.object)) return { node: ancestor, over: call.object };
    } else if (walk.loopDepth > 0 && repeats(ancestor, node)) {
      return { node: ancestor, over: 'right' in ancestor ? ancestor.right : null };
    }
  }
  return null;
}

/** Whether a node is in the part of a loop that runs in each turn. */
function repeats(loop: Node, node: Node): boolean {
  switch (loop.type) {
    case 'ForOfStatement':
    case 'ForInStatement':
      return holds(loop.body, node);
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return holds(loop.body, node) || (loop.test !== null && holds(loop.test, node));
    default:
      return false;
  }
}

function isShortList(node: Node): boolean {
  return node.type === 'ArrayExpression' && node.elements.length <= SHORT && node.elements.every((element) => element?.type !== 'SpreadElement');
}

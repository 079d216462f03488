import { CallFlag } from '../call-record.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { targetName } from './expressions.js';

/** What is hung on a promise goes on when that is settled, and is waited for as one with it. */
export const CONTINUES = /^(?:then|catch|finally)$/;

/** `CallFlag.inTurn` for the first parameter of the function that is being walked, and for what its `then` gives. */
export function turnAfter(walk: Walk, promise: Node): number {
  if (promise.type === 'Identifier') return walk.function !== 0 && walk.functions[walk.function].parameterNames[0] === promise.name ? CallFlag.inTurn : 0;
  return promise.type === 'CallExpression' ? turnOfContinuation(walk, promise.callee) : 0;
}

/** The same for what is hung on it: `before.then(…)`. */
export function turnOfContinuation(walk: Walk, callee: Node): number {
  return callee.type === 'MemberExpression' && CONTINUES.test(targetName(callee) ?? '') ? turnAfter(walk, callee.object) : 0;
}

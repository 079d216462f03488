import type { Node } from '../../syntax/node.js';
import { pathOf } from './paths.js';

/** `isMainThread`: what follows an early return runs on another thread. */
export function isMainThreadTest(test: Node): boolean {
  return pathOf(test)?.split('.').pop() === 'isMainThread';
}

/** `!isMainThread`, `parentPort`: the branch runs on another thread. */
export function isNotMainThreadTest(test: Node): boolean {
  if (test.type === 'UnaryExpression' && test.operator === '!') return isMainThreadTest(test.argument);
  return pathOf(test)?.split('.').pop() === 'parentPort';
}

import { ON_MAIN_THREAD, PORT_TO_MAIN_THREAD } from '../../catalog/environment.js';
import type { Node } from '../../syntax/node.js';
import { pathOf } from './paths.js';

/** `isMainThread`: what follows an early return runs on another thread. */
export function isMainThreadTest(test: Node): boolean {
  return pathOf(test)?.split('.').pop() === ON_MAIN_THREAD;
}

/** `!isMainThread`, `parentPort`: the branch runs on another thread. */
export function isNotMainThreadTest(test: Node): boolean {
  if (test.type === 'UnaryExpression' && test.operator === '!') return isMainThreadTest(test.argument);
  return pathOf(test)?.split('.').pop() === PORT_TO_MAIN_THREAD;
}

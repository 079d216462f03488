import type { Walk } from '../walk.js';
import { localConstant } from './constants.js';
import { isReassigned } from './kept-elsewhere.js';
import { isKeyed, pathOf } from './paths.js';

/** Whether what lies at a path is still there when the function is called again. */
export function outlivesCall(walk: Walk, path: string | null): boolean {
  if (path === null || isKeyed(path)) return false;
  const root = path.split('.', 1)[0];
  if (root === 'this') return path !== 'this';
  return !walk.isLocal(root) || (root !== path && isOtherName(walk, root));
}

/** `const store = globalThis`, `const self = this` */
function isOtherName(walk: Walk, name: string): boolean {
  const root = namedBy(walk, name);
  return root === 'this' || (root !== null && !walk.isLocal(root) && !isReassigned(walk, root));
}

/** Whether what lies at a path is kept by `this`, by whatever name. */
export function isKeptByThis(walk: Walk, path: string): boolean {
  const root = path.split('.', 1)[0];
  return root !== path && (root === 'this' || namedBy(walk, root) === 'this');
}

function namedBy(walk: Walk, name: string): string | null {
  const named = pathOf(localConstant(walk.ancestors, name) ?? null);
  return named === null || named.includes('.[]') ? null : named.split('.', 1)[0];
}

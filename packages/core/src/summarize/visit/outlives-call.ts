import type { Walk } from '../walk.js';
import { localConstant } from './constants.js';
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
  const named = pathOf(localConstant(walk.ancestors, name) ?? null);
  if (named === null || named.includes('.[]')) return false;
  const root = named.split('.', 1)[0];
  return root === 'this' || !walk.isLocal(root);
}

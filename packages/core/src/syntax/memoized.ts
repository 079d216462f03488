import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { calledName } from './method-call.js';
import { flowNodeOf } from './place.js';
import { isFunction, parametersOf } from './search.js';

const MEMOIZES = /^(?:memoi[sz]ee?|mem|pMemoi[sz]e|fastMemoi[sz]e)$/;

/** Notes `memoize(load)`, with the flow nodes of the memoizer and of the function. */
export function collectMemoized(detector: string, node: TSESTree.CallExpression, walk: Walk): void {
  const [memoized, options] = node.arguments;
  if (!memoized || !MEMOIZES.test(calledName(node.callee))) return;
  const names = options?.type === 'ObjectExpression' ? options.properties.map((property) => (property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : '...')) : [];
  const isLocal = walk.ancestors.at(-1)?.type === 'VariableDeclaration' && walk.function !== 0;
  const data = { role: 'memoized', isLocal, parameters: parameterCount(memoized), hasResolver: options !== undefined && options.type !== 'ObjectExpression', options: names.join(' ') };
  const fn = memoized.type === 'Identifier' ? walk.reference(memoized.name) : 0;
  walk.candidate(detector, node, { ...data, inline: fn === 0 ? walk.functions.length : -1 }, [flowNodeOf(walk, node.callee), fn]);
}

/** How many parameters a function that is written here has; −1 for one that is only named. */
function parameterCount(node: Node): number {
  return isFunction(node) ? parametersOf(node).length : -1;
}

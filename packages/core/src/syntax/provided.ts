import type { Walk } from '../summarize/walk.js';

const DECORATORS = /^(?:Injectable|Controller|Service|Singleton)$/;

/** Whether the node being visited is in a class that a container makes once: `@Injectable()`. */
export function isProvided(walk: Walk): boolean {
  const owner = walk.ancestors.findLast(({ type }) => type === 'ClassDeclaration');
  return owner?.type === 'ClassDeclaration' && (owner.decorators ?? []).some(({ expression }) => expression.type === 'CallExpression' && expression.callee.type === 'Identifier' && DECORATORS.test(expression.callee.name));
}

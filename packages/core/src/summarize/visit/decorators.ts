import type { TSESTree } from '@typescript-eslint/utils';
import type { Walk } from '../walk.js';
import { shapesOf } from './argument-shapes.js';

/** Notes the decorators of a class or member: frameworks find their handlers by them. */
export function recordDecorators(walk: Walk, decorators: readonly TSESTree.Decorator[] | undefined, owner: { function: number; class: number }): void {
  for (const { expression } of decorators ?? []) {
    const called = expression.type === 'CallExpression';
    const node = walk.visit(called ? expression.callee : expression);
    if (called) walk.visitAll(expression.arguments);
    walk.decorators.push({ node, ...owner, called, arguments: called ? shapesOf(expression.arguments) : [] });
  }
}

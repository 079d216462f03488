import type { TSESTree } from '@typescript-eslint/utils';
import { CallFlag } from '../call-record.js';
import type { Walk } from '../walk.js';
import { shapesOf } from './argument-shapes.js';

/** Notes the decorators of a class or member, by which frameworks find their handlers, and calls them. Gives what they return. */
export function recordDecorators(walk: Walk, decorators: readonly TSESTree.Decorator[] | undefined, owner: { function: number; class: number }, value: number): number[] {
  const results: number[] = [];
  for (const { expression } of decorators ?? []) {
    const called = expression.type === 'CallExpression';
    const node = walk.visit(expression);
    const result = walk.flow.node();
    walk.recordCall({ callee: node, arguments: [value], result, flags: CallFlag.implicit, node: expression });
    results.push(result);
    walk.decorators.push({ node, ...owner, called, arguments: called ? shapesOf(expression.arguments, 1) : [] });
  }
  return results;
}

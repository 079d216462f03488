import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { isNothing } from '../../syntax/nothing.js';
import { earlyEndTest } from './leaves.js';
import { type Missing, missingWhen } from './lookups.js';
import { outlivesCall } from './outlives-call.js';
import { isKeyed, pathOf } from './paths.js';

/**
 * Tells where code runs only for want of a value that outlives the call, so that `infer` can ask whether what is called
 * there provides it. A property is known by its name alone, whatever its object is called: `this`, `self`, `client`.
 */

/** Name of the value that is missing in the consequent of an `if`, or null. */
export function missingIn(walk: Walk, node: TSESTree.IfStatement): string | null {
  const { test } = node;
  const isIncomplete = test.type === 'LogicalExpression' && test.operator === '||' && lacksMethod(walk, test, node);
  return nameOf(walk, missingWhen(isIncomplete ? test.left : test, true));
}

/** Name of the value that is missing after `if (value) return`, or null. */
export function missingAfter(walk: Walk, statement: Node): string | null {
  const test = earlyEndTest(statement);
  return test && nameOf(walk, missingWhen(test, false));
}

export function noteAssignment(walk: Walk, { left, right }: TSESTree.AssignmentExpression): void {
  const name = left.type === 'Identifier' && walk.isLocal(left.name) ? null : nameOfPath(pathOf(left));
  if (name !== null) walk.firstCalls.assign(walk.function, name, isNothing(right));
}

function nameOf(walk: Walk, value: Missing | null): string | null {
  return value?.isSure && !value.keyed && outlivesCall(walk, value.path) ? nameOfPath(value.path) : null;
}

/** `config` for a variable, `.config` for a property. */
function nameOfPath(path: string | null): string | null {
  if (path === null || isKeyed(path)) return null;
  const dot = path.lastIndexOf('.');
  return dot < 0 ? path : path.slice(dot);
}

/** `!client || !client.call`, where `client.call()` follows: a method, unlike a state, does not go stale. */
function lacksMethod({ ancestors }: Walk, { left, right }: TSESTree.LogicalExpression, node: TSESTree.IfStatement): boolean {
  const [value, part] = [missingWhen(left, true), missingWhen(right, true)];
  if (value === null || part === null || value.keyed || part.keyed || !part.path.startsWith(`${value.path}.`)) return false;
  const list = ancestors.at(-2);
  return list?.type === 'BlockStatement' && list.body.slice(list.body.indexOf(node) + 1).some((statement) => isCallOf(statement, part.path));
}

function isCallOf(statement: Node, path: string): boolean {
  const expression = statement.type === 'ReturnStatement' ? statement.argument : statement.type === 'ExpressionStatement' ? statement.expression : null;
  const call = expression?.type === 'AwaitExpression' ? expression.argument : expression;
  return call?.type === 'CallExpression' && pathOf(call.callee) === path;
}

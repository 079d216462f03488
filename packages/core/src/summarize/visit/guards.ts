import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../syntax/node.js';
import { comparedWithNothing } from '../../syntax/nothing.js';
import { siblingsOf } from '../../syntax/surroundings.js';
import { CallFlag } from '../call-record.js';
import type { Walk } from '../walk.js';
import { assignsByHelper, assignsTo, isLifted } from './keeping.js';
import { earlyEndTest } from './leaves.js';
import { type Missing, lookup, missingOwnerWhen, missingWhen } from './lookups.js';
import { isKeptByThis, outlivesCall } from './outlives-call.js';
import { isKeyed, pathOf } from './paths.js';
import { isMainThreadTest } from './threads.js';

/**
 * Recognises code that does not run on every call: `x ??= load()`, `if (!x) x = load()`, `if (done) return`,
 * `if (!map.has(key)) map.set(key, load(key))`.
 */

/** What guards an arm of an `if` or of a conditional expression: the one that is taken when the test comes out as given. */
export function guardOfArm(walk: Walk, test: Node, { arm, outcome, before }: { arm: Node; outcome: boolean; before: readonly Node[] }): number {
  const guard = guardByTest(walk, { test, outcome, before }, [arm]);
  return guard === 0 && outcome && isRenewal(walk, test, arm) ? CallFlag.keyed : guard;
}

/** What runs when a test has come out as given: for want of a value, or of one that has the right answer to a question. */
function guardByTest(walk: Walk, { test, outcome, before }: { test: Node; outcome: boolean; before: readonly Node[] }, statements: readonly Node[]): number {
  const guards = [missingWhen(test, outcome), missingOwnerWhen(test, outcome)].map((missing) => missing && guardByAssignment(walk, lookedFor(before, missing), statements));
  return guards.find((guard) => guard) ?? 0;
}

/** `config ||= load()`, and what does the same at length. */
export function guardOfDefault(walk: Walk, target: Node): number {
  const path = pathOf(target);
  if (isKeyed(path)) return CallFlag.keyed;
  return path !== null && outlivesCall(walk, path) ? onceFor(walk, path) : 0;
}

/** What an object keeps is made once for each object. */
function onceFor(walk: Walk, path: string): number {
  return isKeptByThis(walk, path) ? CallFlag.once | CallFlag.perObject : CallFlag.once;
}

/** `const value = kept.get(key) ?? make(key);`, and then `kept.set(key, value);`: what is made for want of a value is kept in the next statements. */
export function guardOfFallback(walk: Walk, { left, right }: TSESTree.LogicalExpression): number {
  const missing = missingWhen(left, false);
  if (missing === null || (!missing.keyed && !outlivesCall(walk, missing.path))) return 0;
  return guardByAssignment(walk, missing, siblingsOf(walk, right)?.after ?? []);
}

/** `if (!kept || kept.key !== key) kept = make(key)`: what was made for the last key is kept until another one comes. */
function isRenewal(walk: Walk, test: Node, arm: Node): boolean {
  return isInequality(test) && [test.left, test.right].some((side) => outlivesCall(walk, pathOf(side)) && ownersOf(side).some((owner) => assignsTo(arm, { path: owner, keyed: false, fills: false })));
}

/** Not with a literal: that tells a state from others. */
function isInequality(node: Node): node is TSESTree.BinaryExpression {
  return node.type === 'BinaryExpression' && (node.operator === '!==' || node.operator === '!=') && pathOf(node.left) !== null && pathOf(node.right) !== null && comparedWithNothing(node) === null;
}

/** `this.kept` of `this.kept.key`. */
function ownersOf(node: Node): string[] {
  const steps = (pathOf(node) ?? '').split('.').slice(0, -1);
  return steps.map((_, end) => steps.slice(0, end + 1).join('.')).filter((path) => path !== 'this');
}

/** What an early return guards: the statements after it. */
export function guardOfFollowing(walk: Walk, statements: readonly Node[], index: number): number {
  const following = statements.slice(index + 1);
  const test = earlyEndTest(statements[index]);
  if (!test) return guardWithin(walk, statements[index], following);
  return isMainThreadTest(test) ? CallFlag.offloaded : guardByTest(walk, { test, outcome: false, before: statements.slice(0, index) }, following);
}

/** `if (!force) { const hit = map.get(key); if (hit) return hit; }`: what is kept is asked for under a condition. */
function guardWithin(walk: Walk, statement: Node, following: readonly Node[]): number {
  if (statement.type !== 'IfStatement' || statement.alternate || statement.consequent.type !== 'BlockStatement') return 0;
  const statements = statement.consequent.body;
  const test = earlyEndTest(statements.at(-1));
  const missing = test && missingWhen(test, false);
  return missing ? guardByAssignment(walk, { ...lookedFor(statements, missing), isSure: false }, following) : 0;
}

/** What comes back to a value that is kept only under a condition, comes back as often as that fails. */
export function guardByAssignment(walk: Walk, missing: Missing, statements: readonly Node[]): number {
  const { path, keyed, isSure } = missing;
  if (!keyed && !outlivesCall(walk, path)) return 0;
  if (!statements.some((statement) => assignsTo(statement, missing)) && !assignsByHelper(statements, missing)) return 0;
  if (keyed || !isSure) return CallFlag.keyed;
  return isLifted(statements, path) ? 0 : onceFor(walk, path);
}

/** `const hit = map.get(key); if (hit) return hit;` asks the map. */
export function lookedFor(statements: readonly Node[], value: Missing): Missing {
  for (const statement of statements) {
    if (statement.type !== 'VariableDeclaration') continue;
    const declarator = statement.declarations.find(({ id }) => id.type === 'Identifier' && id.name === value.path);
    const found = declarator?.init ? lookup(declarator.init) : null;
    if (found) return { ...found, isSure: value.isSure };
  }
  return value;
}

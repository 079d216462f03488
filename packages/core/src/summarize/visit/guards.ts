import type { TSESTree } from '@typescript-eslint/utils';
import { CallFlag } from '../call-record.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { childrenOf } from '../../syntax/children.js';
import { methodCall } from '../../syntax/method-call.js';
import { comparedWithNothing, isNothing } from '../../syntax/nothing.js';
import { findBelow, findRunning, isFunction } from '../../syntax/search.js';
import { siblingsOf } from '../../syntax/surroundings.js';
import type { Presence } from '../argument-tests.js';
import { unwrap } from '../../syntax/unwrap.js';
import { isAssignedElsewhere } from './kept-elsewhere.js';
import { leaves } from './leaves.js';
import { type Lookup, type Missing, lookup, missingOwnerWhen, missingWhen } from './lookups.js';
import { outlivesCall } from './outlives-call.js';
import { isKeyed, pathOf } from './paths.js';
import { presenceOf } from './presence.js';

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
  return outlivesCall(walk, path) ? CallFlag.once : 0;
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

/** The statements of the same list before one that is being walked. */
export function statementsBefore({ ancestors }: Walk, node: Node): readonly Node[] {
  const list = ancestors.at(-2);
  if (list?.type !== 'BlockStatement' && list?.type !== 'Program') return [];
  return list.body.slice(0, list.body.indexOf(node as TSESTree.Statement));
}

/** What an early return guards: the statements after it. */
export function guardOfFollowing(walk: Walk, statements: readonly Node[], index: number): number {
  const statement = statements[index];
  if (statement.type !== 'IfStatement' || statement.alternate) return 0;
  if (!leaves(statement.consequent)) return guardWithin(walk, statement, statements.slice(index + 1));
  if (isMainThreadTest(statement.test)) return CallFlag.offloaded;
  return guardByTest(walk, { test: statement.test, outcome: false, before: statements.slice(0, index) }, statements.slice(index + 1));
}

/** `if (!force) { const hit = map.get(key); if (hit) return hit; }`: what is kept is asked for under a condition. */
function guardWithin(walk: Walk, { consequent }: TSESTree.IfStatement, following: readonly Node[]): number {
  const statements = consequent.type === 'BlockStatement' ? consequent.body : [];
  const last = statements.at(-1);
  if (last?.type !== 'IfStatement' || last.alternate || !leaves(last.consequent)) return 0;
  const missing = missingWhen(last.test, false);
  return missing ? guardByAssignment(walk, { ...lookedFor(statements, missing), isSure: false }, following) : 0;
}

/**
 * What a test says of the presence of values beside asking for what is kept: `if (!force && kept) return kept` lets everybody
 * through who forces it, and others once.
 */
export function presenceOfForce(walk: Walk, test: Node, outcome: boolean, { before, arm }: { before: readonly Node[]; arm: readonly Node[] }): Presence[] {
  const node = unwrap(test);
  if (node.type !== 'LogicalExpression' || node.operator !== (outcome ? '||' : '&&')) return [];
  const [force, kept] = isKeptOnce(walk, node.right, outcome, { before, arm }) ? [node.left, node.right] : [node.right, node.left];
  if (!isKeptOnce(walk, kept, outcome, { before, arm })) return [];
  return presenceOf(walk, force, outcome).map((presence) => ({ ...presence, elseOnce: true }));
}

function isKeptOnce(walk: Walk, test: Node, outcome: boolean, { before, arm }: { before: readonly Node[]; arm: readonly Node[] }): boolean {
  const missing = missingWhen(test, outcome);
  if (missing?.isSure !== true) return false;
  const target = lookedFor(before, missing);
  return guardByAssignment(walk, target, arm) === CallFlag.once && !isAssignedElsewhere(walk, target.path);
}

/** The same of an early return. */
export function presenceOfForceAfter(walk: Walk, statements: readonly Node[], index: number): Presence[] {
  const statement = statements[index];
  if (statement.type !== 'IfStatement' || statement.alternate || !leaves(statement.consequent)) return [];
  return presenceOfForce(walk, statement.test, false, { before: statements.slice(0, index), arm: statements.slice(index + 1) });
}

/** What comes back to a value that is kept only under a condition, comes back as often as that fails. */
function guardByAssignment(walk: Walk, missing: Missing, statements: readonly Node[]): number {
  const { path, keyed, isSure } = missing;
  if (!keyed && !outlivesCall(walk, path)) return 0;
  if (!statements.some((statement) => assignsTo(statement, missing)) && !assignsByHelper(statements, missing)) return 0;
  if (keyed || !isSure) return CallFlag.keyed;
  return isLifted(statements, path) ? 0 : CallFlag.once;
}

/** `const hit = map.get(key); if (hit) return hit;` asks the map. */
function lookedFor(statements: readonly Node[], value: Missing): Missing {
  for (const statement of statements) {
    if (statement.type !== 'VariableDeclaration') continue;
    const declarator = statement.declarations.find(({ id }) => id.type === 'Identifier' && id.name === value.path);
    const found = declarator?.init ? lookup(declarator.init) : null;
    if (found) return { ...found, isSure: value.isSure };
  }
  return value;
}

/** `this.running = false` in the end: the guard keeps out a second one at the same time, and not a later one. One way may find nothing to keep. */
function isLifted(statements: readonly Node[], path: string): boolean {
  const found = statements.findIndex((statement) => statement.type === 'IfStatement' && leaves(statement.consequent) && missingWhen(statement.test, false)?.path === path);
  return (found < 0 ? statements : statements.slice(0, found)).some((statement) => empties(statement, path));
}

function empties(statement: Node, path: string): boolean {
  switch (statement.type) {
    case 'BlockStatement':
      return isLifted(statement.body, path);
    case 'TryStatement':
      return empties(statement.block, path) || (statement.finalizer !== null && empties(statement.finalizer, path));
    case 'ExpressionStatement':
    case 'ReturnStatement':
      return findRunning(statement, (node) => isEmptying(node, path) || isFinallyEmptying(node, path)) !== null;
    default:
      return false;
  }
}

function isEmptying(node: Node, path: string): boolean {
  return node.type === 'AssignmentExpression' && node.operator === '=' && pathOf(node.left) === path && isNothing(node.right);
}

/** What listeners and `catch` do comes when something has happened to the value. */
function isFinallyEmptying(node: Node, path: string): boolean {
  return methodCall(node)?.method === 'finally' && findBelow(node, (below) => isEmptying(below, path)) !== null;
}

/** Whether what runs from a node on keeps a value there, on one way at least. What is kept when that has failed, is the failure. */
function assignsTo(node: Node, target: Lookup): boolean {
  if (isFunction(node) || node.type === 'CatchClause') return false;
  return isAssignmentTo(node, target) || childrenOf(node).some((child) => assignsTo(child, target));
}

/** `async function open() { …; db = client.db(); }  await open();` among the same statements. */
function assignsByHelper(statements: readonly Node[], target: Lookup): boolean {
  const helpers = new Set(statements.flatMap((statement) => (statement.type === 'FunctionDeclaration' && statement.id && fills(statement.body, target) ? [statement.id.name] : [])));
  const isCall = (node: Node): boolean => node.type === 'CallExpression' && node.callee.type === 'Identifier' && helpers.has(node.callee.name);
  return helpers.size > 0 && statements.some((statement) => findRunning(statement, isCall) !== null);
}

function fills(body: Node, target: Lookup): boolean {
  return findRunning(body, (node) => isAssignmentTo(node, target) && !isEmptying(node, target.path)) !== null;
}

const FILLING: ReadonlySet<string> = new Set(['set', 'add', 'push', 'unshift']);

function isAssignmentTo(node: Node, { path, keyed, fills }: Lookup): boolean {
  if (node.type === 'AssignmentExpression') {
    const assigned = pathOf(node.left);
    return (!keyed && assigned === path) || ((keyed || fills) && assigned === `${path}.[]`);
  }
  const call = keyed || fills ? methodCall(node) : null;
  return call !== null && pathOf(call.object) === path && (fills ? FILLING.has(call.method) : call.method === 'set');
}

/** `isMainThread`: what follows an early return runs elsewhere. */
function isMainThreadTest(test: Node): boolean {
  return pathOf(test)?.split('.').pop() === 'isMainThread';
}

/** `!isMainThread`, `cluster.isWorker`, `parentPort`: the branch runs on a thread or in a process of its own. */
export function isNotMainThreadTest(test: Node): boolean {
  if (test.type === 'UnaryExpression' && test.operator === '!') return isMainThreadTest(test.argument);
  return pathOf(test)?.split('.').pop() === 'parentPort';
}

import type { TSESTree } from '@typescript-eslint/utils';
import { CallFlag } from '../call-record.js';
import type { Node, Walk } from '../walk.js';
import { childrenOf } from '../../detectors/syntax/children.js';
import { methodCall } from '../../detectors/syntax/method-call.js';
import { findBelow, findRunning, isFunction } from '../../detectors/syntax/search.js';
import { propertyName } from './expressions.js';

/**
 * Recognises code that does not run on every call: `x ??= load()`, `if (!x) x = load()`, `if (done) return`,
 * `if (!map.has(key)) map.set(key, load(key))`. A path is the way to a value as it is written: `config`, `this.#config`.
 */

/** A value that says that there is none: `null`, `false`, `0`. */
export function isNothing(value: Node): boolean {
  if (value.type === 'Identifier') return value.name === 'undefined';
  return (value.type === 'Literal' && !value.value) || (value.type === 'UnaryExpression' && value.operator === 'void');
}

/** The path of a value, or null when it is not one that can be compared. A computed last step is written `[]`. */
export function pathOf(node: Node | null): string | null {
  if (!node) return null;
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return pathOf(node.expression);
    case 'MemberExpression': {
      const object = pathOf(node.object);
      return object === null ? null : `${object}.${propertyName(node.property, node.computed) ?? '[]'}`;
    }
    default:
      return null;
  }
}

export function isKeyedTarget(node: Node): boolean {
  return pathOf(node)?.endsWith('.[]') === true;
}

/** Whether a value is still there when the function is called again. */
export function outlivesCall(walk: Walk, node: Node): boolean {
  const path = pathOf(node);
  if (path === null || path.endsWith('.[]')) return false;
  const root = path.split('.', 1)[0];
  return root === 'this' ? path !== 'this' : !walk.isLocal(root);
}

/** What guards the consequent of an `if`. */
export function guardOf(walk: Walk, node: TSESTree.IfStatement): number {
  const missing = missingValue(node.test);
  if (missing === null) return isRenewal(walk, node) ? CallFlag.keyed : 0;
  return guardByAssignment(walk, lookupBehind(statementsBefore(walk, node), missing) ?? missing, statementsWithin(node.consequent));
}

/** `if (!kept || kept.key !== key) kept = make(key)`: what was made for the last key is kept until another one comes. */
function isRenewal(walk: Walk, { test, consequent }: TSESTree.IfStatement): boolean {
  const tests = test.type === 'LogicalExpression' && test.operator === '||' ? [test.left, test.right] : [test];
  const [compared, ...rest] = [...tests.filter(isInequality), ...tests.filter((part) => !isInequality(part))];
  if (!compared || !isInequality(compared)) return false;
  const statements = statementsWithin(consequent);
  return [compared.left, compared.right].some((side) => {
    if (!outlivesCall(walk, side)) return false;
    const owners = ownersOf(side).filter((path) => path !== pathOf(side) && statements.some((statement) => assignsTo(statement, path, false)));
    return owners.length > 0 && rest.every((part) => owners.includes(missingValue(part)?.path ?? ''));
  });
}

/** Not with a literal: that tells a state from others. */
function isInequality(node: Node): node is TSESTree.BinaryExpression {
  return node.type === 'BinaryExpression' && (node.operator === '!==' || node.operator === '!=') && pathOf(node.left) !== null && pathOf(node.right) !== null && comparedWithNothing(node) === null;
}

/** `this.kept.key`, `this.kept` */
function ownersOf(node: Node): string[] {
  const steps = (pathOf(node) ?? '').split('.');
  return steps.map((_, end) => steps.slice(0, end + 1).join('.')).filter((path) => path !== 'this');
}

/** The statements of the same list before one that is being walked. */
function statementsBefore({ ancestors }: Walk, node: Node): readonly Node[] {
  const list = ancestors.at(-2);
  if (list?.type !== 'BlockStatement' && list?.type !== 'Program') return [];
  return list.body.slice(0, list.body.indexOf(node as TSESTree.Statement));
}

/** What an early return guards: the statements after it. */
export function guardOfFollowing(walk: Walk, statements: readonly Node[], index: number): number {
  const statement = statements[index];
  if (statement.type !== 'IfStatement' || statement.alternate || !leaves(statement.consequent)) return 0;
  if (isMainThreadTest(statement.test)) return CallFlag.offloaded;
  const present = presentValue(statement.test);
  if (present === null) return 0;
  const source = lookupBehind(statements.slice(0, index), present) ?? present;
  return guardByAssignment(walk, source, statements.slice(index + 1));
}

interface Lookup {
  /** Path of the value, or of the collection that is asked for a key. */
  path: string;
  keyed: boolean;
  node: Node;
}

function guardByAssignment(walk: Walk, { path, keyed, node }: Lookup, statements: readonly Node[]): number {
  if (!keyed && !outlivesCall(walk, node)) return 0;
  if (!statements.some((statement) => assignsTo(statement, path, keyed))) return 0;
  if (keyed) return CallFlag.keyed;
  return isLifted(statements, path) ? 0 : CallFlag.once;
}

/** `!x`, `x === undefined`, `x == null`, `typeof x === 'undefined'`, `!map.has(key)`, `!(key in object)`. */
export function missingValue(test: Node): Lookup | null {
  if (test.type === 'UnaryExpression' && test.operator === '!') return lookup(test.argument);
  // After `||` the code runs also where the value is there.
  if (test.type === 'LogicalExpression') return test.operator === '&&' ? (missingValue(test.left) ?? missingValue(test.right)) : null;
  if (test.type === 'BinaryExpression' && (test.operator === '===' || test.operator === '==')) return comparedWithNothing(test);
  return null;
}

/** `x`, `x !== undefined`, `map.has(key)`. */
export function presentValue(test: Node): Lookup | null {
  if (test.type === 'BinaryExpression' && (test.operator === '!==' || test.operator === '!=')) return comparedWithNothing(test);
  if (test.type === 'LogicalExpression') return presentValue(test.left);
  if (test.type === 'UnaryExpression' || test.type === 'BinaryExpression') return null;
  return lookup(test);
}

function comparedWithNothing({ left, right }: TSESTree.BinaryExpression): Lookup | null {
  const isNothing = (right.type === 'Literal' && (right.value === null || right.value === 'undefined')) || (right.type === 'Identifier' && right.name === 'undefined');
  if (!isNothing) return null;
  return lookup(left.type === 'UnaryExpression' && left.operator === 'typeof' ? left.argument : left);
}

function lookup(node: Node): Lookup | null {
  if (node.type === 'ChainExpression' || node.type === 'AwaitExpression') return lookup(node.type === 'AwaitExpression' ? node.argument : node.expression);
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const method = propertyName(node.callee.property, node.callee.computed);
    const path = pathOf(node.callee.object);
    return path !== null && (method === 'has' || method === 'get') ? { path, keyed: true, node } : null;
  }
  if (node.type === 'BinaryExpression' && node.operator === 'in') {
    const path = pathOf(node.right);
    return path === null ? null : { path, keyed: true, node };
  }
  const path = pathOf(node);
  if (path === null) return null;
  return path.endsWith('.[]') ? { path: path.slice(0, -3), keyed: true, node } : { path, keyed: false, node };
}

/** `const hit = map.get(key); if (hit) return hit;` asks the map. */
function lookupBehind(statements: readonly Node[], value: Lookup): Lookup | null {
  for (const statement of statements) {
    if (statement.type !== 'VariableDeclaration') continue;
    const declarator = statement.declarations.find(({ id }) => id.type === 'Identifier' && id.name === value.path);
    if (declarator?.init) return lookup(declarator.init);
  }
  return null;
}

/** `this.running = false` in the end: the guard keeps out a second one at the same time, and not a later one. One way may find nothing to keep. */
function isLifted(statements: readonly Node[], path: string): boolean {
  const found = statements.findIndex((statement) => statement.type === 'IfStatement' && leaves(statement.consequent) && presentValue(statement.test)?.path === path);
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
function assignsTo(node: Node, path: string, keyed: boolean): boolean {
  if (isFunction(node) || node.type === 'CatchClause') return false;
  return isAssignmentTo(node, path, keyed) || childrenOf(node).some((child) => assignsTo(child, path, keyed));
}

function isAssignmentTo(node: Node, path: string, keyed: boolean): boolean {
  if (node.type === 'AssignmentExpression') return pathOf(node.left) === (keyed ? `${path}.[]` : path);
  const call = keyed ? methodCall(node) : null;
  return call?.method === 'set' && pathOf(call.object) === path;
}

/** The statements of a block, of both arms of an `if`, of the body of a `try`. */
function statementsWithin(node: Node): readonly Node[] {
  if (node.type === 'BlockStatement') return node.body;
  if (node.type === 'TryStatement') return node.block.body;
  if (node.type === 'IfStatement') return [...statementsWithin(node.consequent), ...(node.alternate ? statementsWithin(node.alternate) : [])];
  return [node];
}

export function endsInReturn(node: Node): boolean {
  const statements = statementsWithin(node);
  return statements[statements.length - 1]?.type === 'ReturnStatement';
}

/** Also by an error: `if (this.started) throw new Error('Started already')`. */
function leaves(node: Node): boolean {
  return endsInReturn(node) || statementsWithin(node).at(-1)?.type === 'ThrowStatement';
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

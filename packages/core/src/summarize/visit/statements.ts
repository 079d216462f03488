import type { TSESTree } from '@typescript-eslint/utils';
import { joined, type Presence } from '../argument-tests.js';
import { CallFlag } from '../call-record.js';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import { isFunction } from '../../syntax/search.js';
import { statementsBefore } from '../../syntax/surroundings.js';
import type { Visitors, Walk } from '../walk.js';
import { endsProcess } from './endings.js';
import { visitNamed } from './expressions.js';
import { declareParts, noteHanding, noteReassignment, presenceAfter } from './presence.js';
import { presenceOfForce, presenceOfForceAfter } from './forced-guards.js';
import { guardOfArm, guardOfFollowing } from './guards.js';
import { missingAfter, missingIn } from './missing-values.js';
import { returns } from './leaves.js';
import { type Limit, limitsAfter } from './limits.js';
import { isEndless, isShortLoop } from './loops.js';
import { afterTest } from './after-test.js';
import { NO_CREATION, creationAfter, creationBehind, joinedCreations } from './missing-files.js';
import { assign, declarePattern } from './patterns.js';
import { isNotMainThreadTest } from './threads.js';

/** Walks a list of statements. What follows `if (cached) return cached` runs only until the value is there, and what ends the process runs once. */
export function visitStatements(walk: Walk, statements: readonly Node[]): void {
  // The body of a module runs once anyway.
  let region = walk.mayExit && walk.function !== 0 && endsProcess(statements) ? CallFlag.once : 0;
  let missing: string | null = null;
  const limits: Limit[] = [];
  let presence: readonly Presence[] = [];
  let made = NO_CREATION;
  let isGuarded = region !== 0;
  statements.forEach((statement, index) => {
    if (isGuarded) walk.argumentTests.within(presence, () => walk.whereMissing(missing, () => walk.withLimits(limits, () => walk.inCreation(made, () => walk.inRegion(region, () => walk.visit(statement))))));
    else walk.visit(statement);
    if (statement.type !== 'IfStatement') return;
    isGuarded = true;
    missing = missingAfter(walk, statement) ?? missing;
    region |= guardOfFollowing(walk, statements, index);
    made = joinedCreations(made, creationBehind(walk, statements, index));
    limits.push(...limitsAfter(statement));
    presence = joined(presence, [...presenceAfter(walk, statement), ...presenceOfForceAfter(walk, statements, index)]);
  });
}

function visitDeclaration(walk: Walk, node: TSESTree.VariableDeclaration): void {
  const scope = node.kind === 'var' ? walk.scope.variableScope : walk.scope;
  for (const declarator of node.declarations) {
    const { id, init } = declarator;
    walk.collect(declarator);
    const value = init ? visitNamed(walk, init, id.type === 'Identifier' ? id.name : null) : NOTHING;
    declarePattern(walk, id, value, scope);
    if (node.kind === 'const') declareParts(walk, declarator, scope);
    if (init && node.kind === 'var') noteReassignment(walk, id, init);
    else if (init && id.type !== 'ObjectPattern') noteHanding(walk, init);
  }
}

function visitForIn(walk: Walk, node: TSESTree.ForInStatement | TSESTree.ForOfStatement): void {
  const iterated = walk.visit(node.right);
  const element = node.type === 'ForOfStatement' ? walk.iterate(iterated, node.right) : NOTHING;
  walk.inScope(false, () => {
    if (node.left.type === 'VariableDeclaration') {
      const scope = node.left.kind === 'var' ? walk.scope.variableScope : walk.scope;
      declarePattern(walk, node.left.declarations[0].id, element, scope);
      if (node.left.kind === 'var') noteReassignment(walk, node.left.declarations[0].id, null);
    } else {
      assign(walk, node.left, element);
      noteReassignment(walk, node.left, null);
    }
    walk.inLoop(!isShortLoop(walk, node), () => walk.visit(node.body));
  });
}

function visitFor(walk: Walk, node: TSESTree.ForStatement): void {
  walk.inScope(false, () => {
    walk.visit(node.init);
    const endless = isEndless(node) ? 1 : 0;
    walk.endlessLoops += endless;
    walk.inLoop(!isShortLoop(walk, node), () => {
      walk.visit(node.test);
      walk.visit(node.update);
      walk.visit(node.body);
    });
    walk.endlessLoops -= endless;
  });
}

function visitIf(walk: Walk, node: TSESTree.IfStatement): void {
  walk.decidingFunctions.add(walk.function);
  walk.visit(node.test);
  const before = statementsBefore(walk, node);
  const region = guardOfArm(walk, node.test, { arm: node.consequent, outcome: true, before }) | (isNotMainThreadTest(node.test) ? CallFlag.offloaded : 0);
  const made = creationAfter(walk, node.test, { outcome: true, arm: [node.consequent] });
  const { handed } = walk.argumentTests;
  const forced = presenceOfForce(walk, node.test, true, { before, arm: [node.consequent] });
  walk.whereMissing(missingIn(walk, node), () => afterTest(walk, node.test, true, () => walk.argumentTests.within(forced, () => walk.inCreation(made, () => walk.inRegion(region, () => walk.visit(node.consequent))))));
  if (returns(node.consequent) && !comesToFinally(walk)) walk.argumentTests.leave(handed);
  const { alternate } = node;
  // A chain of `else if` has conditions of its own, and may be long.
  if (!alternate || alternate.type === 'IfStatement') return afterTest(walk, node.test, false, () => walk.visit(alternate));
  const guard = guardOfArm(walk, node.test, { arm: alternate, outcome: false, before });
  const madeElse = creationAfter(walk, node.test, { outcome: false, arm: [alternate] });
  afterTest(walk, node.test, false, () => walk.inCreation(madeElse, () => walk.inRegion(guard, () => walk.visit(alternate))));
}

/** Whether more of the function runs after a `return`. */
function comesToFinally({ ancestors }: Walk): boolean {
  const around = ancestors.findLast((node) => isFunction(node) || (node.type === 'TryStatement' && node.finalizer !== null));
  return around?.type === 'TryStatement';
}

/** Whether the statement that is being walked is the only one of its function. */
function isWholeBody({ ancestors }: Walk): boolean {
  const block = ancestors.at(-2);
  return block?.type === 'BlockStatement' && block.body.length === 1 && !/Statement$|Clause$/.test(ancestors.at(-3)?.type ?? '');
}

/** `if (!valid) { cleanUp(); throw new Error(…); }` */
function failureOf({ ancestors }: Walk, { body }: TSESTree.BlockStatement): number {
  return body.at(-1)?.type === 'ThrowStatement' && ancestors.at(-2)?.type === 'IfStatement' ? CallFlag.afterFailure : 0;
}

export const statementVisitors: Visitors = {
  Program(walk, node) {
    visitStatements(walk, node.body);
    return NOTHING;
  },
  BlockStatement(walk, node) {
    walk.inScope(false, () => walk.inRegion(failureOf(walk, node), () => visitStatements(walk, node.body)));
    return NOTHING;
  },
  ExpressionStatement(walk, node) {
    walk.dropped = node.expression;
    walk.visit(node.expression);
    return NOTHING;
  },
  VariableDeclaration(walk, node) {
    visitDeclaration(walk, node);
    return NOTHING;
  },
  ReturnStatement(walk, node) {
    const value = walk.visit(node.argument);
    if (node.argument) walk.functions[walk.function].silent = undefined;
    // A comparison with the mode is what the function says only where it says nothing else.
    if (node.argument?.type !== 'BinaryExpression' || isWholeBody(walk)) walk.flow.copy(value, walk.functions[walk.function].returns);
    return NOTHING;
  },
  IfStatement(walk, node) {
    visitIf(walk, node);
    return NOTHING;
  },
  ForOfStatement(walk, node) {
    visitForIn(walk, node);
    return NOTHING;
  },
  ForInStatement(walk, node) {
    visitForIn(walk, node);
    return NOTHING;
  },
  ForStatement(walk, node) {
    visitFor(walk, node);
    return NOTHING;
  },
  WhileStatement(walk, node) {
    walk.decidingFunctions.add(walk.function);
    const endless = isEndless(node) ? 1 : 0;
    walk.endlessLoops += endless;
    walk.inLoop(true, () => {
      walk.visit(node.test);
      walk.visit(node.body);
    });
    walk.endlessLoops -= endless;
    return NOTHING;
  },
  DoWhileStatement(walk, node) {
    walk.inLoop(!isShortLoop(walk, node), () => {
      walk.visit(node.body);
      walk.visit(node.test);
    });
    return NOTHING;
  },
  SwitchStatement(walk, node) {
    walk.decidingFunctions.add(walk.function);
    walk.visit(node.discriminant);
    walk.inScope(false, () => {
      for (const clause of node.cases) {
        walk.visit(clause.test);
        visitStatements(walk, clause.consequent);
      }
    });
    return NOTHING;
  },
  CatchClause(walk, node) {
    walk.inScope(false, () => {
      if (node.param) declarePattern(walk, node.param, NOTHING, walk.scope);
      walk.inRegion(CallFlag.afterFailure, () => visitStatements(walk, node.body.body));
    });
    return NOTHING;
  },
  LabeledStatement: (walk, node) => walk.visit(node.body),
  BreakStatement: () => NOTHING,
  ContinueStatement: () => NOTHING,
};

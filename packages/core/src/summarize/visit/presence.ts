import type { TSESTree } from '@typescript-eslint/utils';
import type { Presence } from '../argument-tests.js';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { isNullish } from '../../syntax/nothing.js';
import { environmentTest } from './environment.js';
import { leaves } from './leaves.js';

/** What a test says of the presence of values when it has come out as given: `cb`, `!cb`, `typeof cb === 'function'`, `cb == null`. */
export function presenceOf(walk: Walk, test: Node, outcome: boolean): Presence[] {
  switch (test.type) {
    case 'Identifier':
      return [{ reference: walk.reference(test.name), given: outcome, isSwitch: !walk.isLocal(test.name) }];
    case 'MemberExpression':
      return memberSwitch(walk, test, outcome);
    case 'AwaitExpression':
      return presenceOf(walk, test.argument, outcome);
    case 'CallExpression':
      return answerSwitch(walk, test, outcome);
    case 'UnaryExpression':
      return test.operator === '!' ? presenceOf(walk, test.argument, !outcome) : [];
    case 'LogicalExpression':
      return test.operator === (outcome ? '&&' : '||') ? [...presenceOf(walk, test.left, outcome), ...presenceOf(walk, test.right, outcome)] : [];
    case 'BinaryExpression':
      return comparison(walk, test, outcome);
    default:
      return [];
  }
}

/** What an early end of a list of statements says of the presence of values in the statements after it. */
export function presenceAfter(walk: Walk, statement: Node): Presence[] {
  return statement.type === 'IfStatement' && !statement.alternate && leaves(statement.consequent) ? presenceOf(walk, statement.test, false) : [];
}

function comparison(walk: Walk, test: TSESTree.BinaryExpression, outcome: boolean): Presence[] {
  const { left, right, operator } = test;
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return [];
  const environment = environmentTest(walk, test);
  if (environment !== NOTHING) return [{ reference: environment, given: outcome, isSwitch: true }];
  const measured = left.type === 'UnaryExpression' && left.operator === 'typeof' ? left.argument : left;
  if (measured.type !== 'Identifier') return [];
  const holds = isEqual === outcome;
  const given = measured === left ? (isNullish(right) ? !holds : null) : givenByType(right, holds);
  return given === null ? [] : [{ reference: walk.reference(measured.name), given }];
}

/** `config.isDevelopment`, of a name that outlives functions. */
function memberSwitch(walk: Walk, { object, property, computed }: TSESTree.MemberExpression, outcome: boolean): Presence[] {
  if (computed || object.type !== 'Identifier' || property.type !== 'Identifier' || walk.isLocal(object.name)) return [];
  return [{ reference: walk.flow.load(walk.reference(object.name), property.name), given: outcome, isSwitch: true }];
}

/** `env.isDevelopment()`: what is asked nothing may answer the same always. */
function answerSwitch(walk: Walk, test: TSESTree.CallExpression, outcome: boolean): Presence[] {
  const answer = walk.answers.get(test);
  return answer === undefined ? [] : [{ reference: answer, given: outcome, isSwitch: true }];
}

function givenByType(type: Node, holds: boolean): boolean | null {
  if (type.type !== 'Literal') return null;
  if (type.value === 'function') return holds;
  return type.value === 'undefined' ? !holds : null;
}

/** A parameter that gets another value than the caller's no longer tells what the caller gave. */
export function noteReassignment(walk: Walk, target: Node, value: Node): void {
  if (target.type !== 'Identifier') return;
  const from = value.type === 'Identifier' && value.name !== 'undefined' ? walk.reference(value.name) : NOTHING;
  walk.argumentTests.assign(walk.reference(target.name), from);
}

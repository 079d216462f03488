import type { TSESTree } from '@typescript-eslint/utils';
import { ANY_VALUE, EVERY_PROPERTY, type Presence, TRUTHY, ValueKind } from '../argument-tests.js';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Scope } from '../scope.js';
import type { Walk } from '../walk.js';
import { calledName } from '../../syntax/method-call.js';
import { isNothing, isNullish } from '../../syntax/nothing.js';
import { unwrap } from '../../syntax/unwrap.js';
import { environmentTest } from './environment.js';
import { propertyName } from './expressions.js';
import { FILLS } from './lasting.js';
import { leaves } from './leaves.js';

/** What a test says of the presence of values when it has come out as given: `cb`, `!cb`, `typeof cb === 'function'`, `cb == null`, `options.sync`. */
export function presenceOf(walk: Walk, test: Node, outcome: boolean): Presence[] {
  switch (test.type) {
    case 'Identifier':
    case 'MemberExpression':
      return presenceOfValue(walk, test, outcome ? TRUTHY : ANY_VALUE & ~TRUTHY);
    case 'ChainExpression':
      return presenceOf(walk, test.expression, outcome);
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

/** A name, or a property of what a name holds: `config.isDevelopment`, `options.sync`. */
function presenceOfValue(walk: Walk, value: Node, kinds: number): Presence[] {
  const node = unwrap(value);
  if (node.type === 'Identifier') return [{ reference: walk.reference(node.name), kinds, isSwitch: !walk.isLocal(node.name) }];
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return [];
  const property = propertyName(node.property, node.computed);
  if (property === null) return [];
  const [reference, isSwitch] = [walk.reference(node.object.name), !walk.isLocal(node.object.name)];
  const part = { reference, property, kinds, isSwitch };
  return isSwitch && !node.computed ? [part, { reference: walk.flow.load(reference, property), kinds, isSwitch }] : [part];
}

function comparison(walk: Walk, test: TSESTree.BinaryExpression, outcome: boolean): Presence[] {
  const { left, right, operator } = test;
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return [];
  const environment = environmentTest(walk, test);
  if (environment !== NOTHING) return [{ reference: environment, kinds: outcome ? TRUTHY : ANY_VALUE & ~TRUTHY, isSwitch: true }];
  const isType = left.type === 'UnaryExpression' && left.operator === 'typeof';
  const kinds = isType ? kindsOfType(right) : kindsComparedWith(right);
  if (kinds === null) return [];
  // What a comparison with a value says is nothing that is switched on or off.
  return presenceOfValue(walk, isType ? left.argument : left, isEqual === outcome ? kinds : ANY_VALUE & ~kinds).map(({ reference, property, kinds: left }) => ({ reference, property, kinds: left }));
}

function kindsComparedWith(value: Node): number | null {
  if (isNullish(value)) return ValueKind.nothing;
  return value.type === 'Literal' && value.value === false ? ValueKind.falsy : null;
}

function kindsOfType(type: Node): number | null {
  if (type.type !== 'Literal') return null;
  if (type.value === 'function') return ValueKind.function;
  return type.value === 'undefined' ? ValueKind.nothing : null;
}

/** `env.isDevelopment()`: what is asked nothing may answer the same always. */
function answerSwitch(walk: Walk, test: TSESTree.CallExpression, outcome: boolean): Presence[] {
  const answer = walk.answers.get(test);
  return answer === undefined ? [] : [{ reference: answer, kinds: outcome ? TRUTHY : ANY_VALUE & ~TRUTHY, isSwitch: true }];
}

/** The kinds of values that an expression may have. */
function kindsOf(node: Node): number {
  switch (node.type) {
    case 'Literal':
      return node.value === null ? ValueKind.nothing : node.value ? ValueKind.other : ValueKind.falsy;
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return ValueKind.function;
    case 'ObjectExpression':
    case 'ArrayExpression':
      return ValueKind.other;
    default:
      return isNullish(node) ? ValueKind.nothing : ANY_VALUE;
  }
}

/** A parameter that is a plain name or a list of properties, with defaults or without. */
export function declareParameter(walk: Walk, parameter: Node, place: { function: number; position: number }): void {
  const [pattern, value] = withDefault(parameter);
  if (pattern.type === 'Identifier') {
    const binding = walk.flow.declare(walk.scope, pattern.name);
    if (value && hasProperties(value)) walk.argumentTests.declare(binding, { ...place, property: EVERY_PROPERTY }, ANY_VALUE);
    return walk.argumentTests.declare(binding, place, value && kindsOf(value));
  }
  if (pattern.type !== 'ObjectPattern' || (value && !isEmpty(value))) return;
  for (const { name, property, kinds } of propertiesIn(pattern)) walk.argumentTests.declare(walk.flow.declare(walk.scope, name), { ...place, property }, kinds);
}

/** `const { sync = false } = options`, `const sync = options.sync` */
export function declareParts(walk: Walk, { id, init }: TSESTree.VariableDeclarator, scope: Scope): void {
  const value = init && unwrap(init);
  const owner = value?.type === 'MemberExpression' ? value.object : value;
  const of = owner?.type === 'Identifier' ? walk.scope.lookup(owner.name) : undefined;
  if (of === undefined) return;
  const member = value?.type === 'MemberExpression' ? propertyName(value.property, value.computed) : null;
  const bound = id.type === 'ObjectPattern' && value === owner ? propertiesIn(id) : id.type === 'Identifier' && member !== null ? [{ name: id.name, property: member, kinds: null }] : [];
  for (const { name, property, kinds } of bound) walk.argumentTests.declareProperty(walk.flow.declare(scope, name), of, { property, kinds });
}

/** The names that a pattern binds to properties, and what they stand for where those are missing. */
function propertiesIn(pattern: TSESTree.ObjectPattern): { name: string; property: string; kinds: number | null }[] {
  return pattern.properties.flatMap((part) => {
    const property = part.type === 'Property' ? propertyName(part.key, part.computed) : null;
    const [target, value] = part.type === 'Property' ? withDefault(part.value) : [];
    return property === null || target?.type !== 'Identifier' ? [] : [{ name: target.name, property, kinds: value ? kindsOf(value) : null }];
  });
}

function withDefault(pattern: Node): [target: Node, value: Node | null] {
  return pattern.type === 'AssignmentPattern' ? [pattern.left, pattern.right] : [pattern, null];
}

/** `options = { sync: true }`, `options = DEFAULTS` */
function hasProperties(node: Node): boolean {
  return !isEmpty(node) && !isNothing(node) && (node.type !== 'Literal' || typeof node.value === 'string');
}

function isEmpty(node: Node): boolean {
  return node.type === 'ObjectExpression' && node.properties.length === 0;
}

/** A parameter that gets another value than the caller's no longer tells what the caller gave. */
export function noteReassignment(walk: Walk, target: Node, value: Node): void {
  if (target.type === 'MemberExpression' && target.object.type === 'Identifier') {
    walk.argumentTests.assignProperty(walk.reference(target.object.name), propertyName(target.property, target.computed));
  }
  if (target.type !== 'Identifier') return;
  const from = value.type === 'Identifier' && value.name !== 'undefined' ? walk.reference(value.name) : NOTHING;
  walk.argumentTests.assign(walk.reference(target.name), from, standsForNone(target, value));
}

/** `options = options || {}`, `options ??= {}`: what is not given has no properties then either. */
function standsForNone(target: TSESTree.Identifier, value: Node): boolean {
  if (value.type !== 'LogicalExpression' && value.type !== 'AssignmentExpression') return false;
  return (value.operator === '||' || value.operator === '??' || value.operator === '||=' || value.operator === '??=') && value.left.type === 'Identifier' && value.left.name === target.name && isEmpty(value.right);
}

/** `Object.assign(options, defaults)`: any property may have got another value. */
export function noteFilling(walk: Walk, { callee, arguments: args }: TSESTree.CallExpression): void {
  if (args[0]?.type !== 'Identifier' || !FILLS.test(calledName(callee))) return;
  walk.argumentTests.assignProperty(walk.reference(args[0].name), null);
}

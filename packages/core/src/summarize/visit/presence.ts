import type { TSESTree } from '@typescript-eslint/utils';
import { EVERY_PROPERTY, type Presence } from '../argument-tests.js';
import { NOTHING } from '../flow-builder.js';
import type { Node } from '../../syntax/node.js';
import type { Scope } from '../scope.js';
import { ANY_VALUE, TRUTHY, ValueKind, kindOfLiteral } from '../value-kinds.js';
import type { Walk } from '../walk.js';
import { isNothing, isNullish } from '../../syntax/nothing.js';
import { isFunction } from '../../syntax/search.js';
import { unwrap } from '../../syntax/unwrap.js';
import { environmentTest } from './environment.js';
import { propertyName } from './expressions.js';
import { earlyEndTest } from './leaves.js';
import { isLoop } from './loops.js';

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
      return presenceInOperands(walk, test, outcome);
    case 'ConditionalExpression':
      return presenceInChoice(walk, test, outcome);
    case 'BinaryExpression':
      return comparison(walk, test, outcome);
    default:
      return [];
  }
}

function presenceInOperands(walk: Walk, { left, operator, right }: TSESTree.LogicalExpression, outcome: boolean): Presence[] {
  if (operator === '??') return inEither([...presenceOf(walk, left, outcome), ...presenceOfValue(walk, left, ANY_VALUE & ~ValueKind.nothing)], presenceOfValue(walk, left, ValueKind.nothing));
  const [one, other] = [presenceOf(walk, left, outcome), presenceOf(walk, right, outcome)];
  return operator === (outcome ? '&&' : '||') ? [...one, ...other] : inEither(one, other);
}

/** `options.sync !== undefined ? options.sync : isSync` comes out as the option says, or is asked where there is none. */
function presenceInChoice(walk: Walk, { test, consequent, alternate }: TSESTree.ConditionalExpression, outcome: boolean): Presence[] {
  // A test that holds others would be gone through once for each way.
  if (!PLAIN_TESTS.has(plainTest(test).type)) return [];
  return inEither([...presenceOf(walk, test, true), ...presenceOf(walk, consequent, outcome)], [...presenceOf(walk, test, false), ...presenceOf(walk, alternate, outcome)]);
}

const PLAIN_TESTS: ReadonlySet<string> = new Set(['Identifier', 'MemberExpression', 'BinaryExpression', 'CallExpression']);

function plainTest(test: Node): Node {
  const node = unwrap(test);
  return node.type === 'AwaitExpression' ? plainTest(node.argument) : node;
}

const MOST_COMPARED = 16;

/** What holds whichever of two ways was taken. */
function inEither(one: readonly Presence[], other: readonly Presence[]): Presence[] {
  if (one.length > MOST_COMPARED || other.length > MOST_COMPARED) return [];
  const kindsIn = (way: readonly Presence[], of: Presence): number => way.filter((known) => known.reference === of.reference && known.property === of.property).reduce((kinds, known) => kinds & known.kinds, ANY_VALUE);
  return one.map((presence) => ({ ...presence, kinds: kindsIn(one, presence) | kindsIn(other, presence) })).filter(({ kinds }) => kinds !== ANY_VALUE);
}

/** What an early end of a list of statements says of the presence of values in the statements after it. */
export function presenceAfter(walk: Walk, statement: Node): Presence[] {
  const test = earlyEndTest(statement);
  return test ? presenceOf(walk, test, false) : [];
}

/** A name, or a property of what a name holds: `config.isDevelopment`, `options.sync`. */
function presenceOfValue(walk: Walk, value: Node, kinds: number): Presence[] {
  const node = unwrap(value);
  const seen = { since: walk.argumentTests.handed, within: walk.function };
  if (node.type === 'Identifier') return [{ ...seen, reference: walk.reference(node.name), kinds, isSwitch: !walk.isLocal(node.name) }];
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return [];
  const property = propertyName(node.property, node.computed);
  if (property === null) return [];
  const [reference, isSwitch] = [walk.reference(node.object.name), !walk.isLocal(node.object.name)];
  const part = { ...seen, reference, property, kinds, isSwitch };
  return isSwitch && !node.computed ? [part, { reference: walk.flow.load(reference, property), kinds, isSwitch }] : [part];
}

function comparison(walk: Walk, test: TSESTree.BinaryExpression, outcome: boolean): Presence[] {
  const { left, right, operator } = test;
  const isEqual = operator === '===' || operator === '==';
  if (!isEqual && operator !== '!==' && operator !== '!=') return [];
  const environment = environmentTest(walk, test);
  if (environment !== NOTHING) return [{ reference: environment, kinds: outcome ? TRUTHY : ANY_VALUE & ~TRUTHY, isSwitch: true }];
  const isType = left.type === 'UnaryExpression' && left.operator === 'typeof';
  const kinds = isType ? kindsOfType(right) : (kindsComparedWith(right) ?? (isEqual === outcome ? kindOfText(right, operator) : null));
  if (kinds === null) return [];
  // What a comparison with a value says is nothing that is switched on or off.
  return presenceOfValue(walk, isType ? left.argument : left, isEqual === outcome ? kinds : ANY_VALUE & ~kinds).map((presence) => ({ ...presence, isSwitch: undefined }));
}

function kindsComparedWith(value: Node): number | null {
  if (isNullish(value)) return ValueKind.nothing;
  return value.type === 'Literal' && value.value === false ? ValueKind.falsy : null;
}

/** What else there is of the same kind is not known to be another value. */
function kindOfText(node: Node, operator: string): number | null {
  const value = node.type === 'Literal' ? node.value : null;
  if (!value || (typeof value !== 'string' && typeof value !== 'number')) return null;
  if (operator === '===' || operator === '!==') return kindOfLiteral(value);
  // With `==` a number is equal to what can be read as such, and an object to what it gives as text.
  return Number.isNaN(Number(value)) ? kindOfLiteral(value) | ValueKind.other : null;
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
      return kindOfLiteral(node.value);
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
export function noteReassignment(walk: Walk, target: Node, value: Node | null): void {
  const left = unwrap(target);
  if (value && left.type !== 'ObjectPattern') noteHanding(walk, value, left.type === 'Identifier' ? left.name : null);
  if (left.type === 'MemberExpression') {
    const owner = unwrap(left.object);
    if (owner.type === 'Identifier') walk.argumentTests.assignProperty(walk.reference(owner.name), propertyName(left.property, left.computed));
  } else if (left.type === 'Identifier') {
    const from = value?.type === 'Identifier' && value.name !== 'undefined' ? walk.reference(value.name) : NOTHING;
    walk.argumentTests.assign(walk.reference(left.name), from, value !== null && standsForNone(left, value));
  } else for (const part of targetsIn(left)) noteReassignment(walk, part, null);
}

/** The targets that a pattern is made of. */
function targetsIn(pattern: Node): readonly Node[] {
  switch (pattern.type) {
    case 'ArrayPattern':
      return pattern.elements.filter((element) => element !== null);
    case 'ObjectPattern':
      return pattern.properties.map((part) => (part.type === 'Property' ? part.value : part));
    case 'AssignmentPattern':
      return [pattern.left];
    case 'RestElement':
      return [pattern.argument];
    default:
      return [];
  }
}

/** `options = options || {}`, `options ??= {}`: what is not given has no properties then either. */
function standsForNone(target: TSESTree.Identifier, value: Node): boolean {
  if (value.type !== 'LogicalExpression' && value.type !== 'AssignmentExpression') return false;
  return (value.operator === '||' || value.operator === '??' || value.operator === '||=' || value.operator === '??=') && value.left.type === 'Identifier' && value.left.name === target.name && isEmpty(value.right);
}

/** `fill(options, defaults)`, `const other = options`: any property may get another value from then on. */
export function noteHanding(walk: Walk, value: Node, target: string | null = null): void {
  for (const name of namesIn(value)) if (name !== target) walk.argumentTests.hand({ to: walk.reference(name), function: walk.function, inLoop: isInLoop(walk) });
}

function isInLoop({ ancestors }: Walk): boolean {
  const around = ancestors.findLast((node) => isLoop(node) || isFunction(node));
  return around !== undefined && isLoop(around);
}

/** The names of what an expression may give, or of what the object holds that it makes. */
function namesIn(value: Node | null): string[] {
  const node = value && unwrap(value);
  switch (node?.type) {
    case 'Identifier':
      return node.name === 'undefined' ? [] : [node.name];
    case 'AwaitExpression':
    case 'SpreadElement':
      return namesIn(node.argument);
    case 'AssignmentExpression':
      return namesIn(node.right);
    case 'LogicalExpression':
      return [...namesIn(node.left), ...namesIn(node.right)];
    case 'ConditionalExpression':
      return [...namesIn(node.consequent), ...namesIn(node.alternate)];
    case 'ArrayExpression':
      return node.elements.flatMap(namesIn);
    case 'ObjectExpression':
      return node.properties.flatMap((part) => (part.type === 'Property' ? namesIn(part.value) : []));
    default:
      return [];
  }
}

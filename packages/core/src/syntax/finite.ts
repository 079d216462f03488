import type { TSESTree } from '@typescript-eslint/utils';
import { endOf, startOf } from './offsets.js';
import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { calledName } from './method-call.js';
import { isInFunction } from './place.js';
import { parametersOf } from './search.js';
import { initializerOf } from './surroundings.js';
import { turnsOver } from './turns-over.js';
import { unwrap } from './unwrap.js';

/** Members that by their name have few values. */
const FEW_VALUES = /^(?:method|type|kind|status|statusCode|level|severity|constructor|mode|state)$/;

/** Calls that give something new each time. */
const FRESH = /random|uuid|nanoid|^ulid$|^cuid$|^now$|^hrtime$/i;

const COMPARISONS: ReadonlySet<string> = new Set(['===', '!==', '==', '!=', '<', '>', '<=', '>=', 'in', 'instanceof', '%', '&']);

/** Whether a type has few values: a union of literals, an enumeration member, a boolean. */
export function isFiniteType(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSLiteralType':
      return type.literal.type !== 'TemplateLiteral';
    case 'TSBooleanKeyword':
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
      return true;
    case 'TSTypeOperator':
      return type.operator === 'keyof';
    case 'TSUnionType':
      return type.types.every(isFiniteType);
    default:
      return false;
  }
}

/** The annotation of a parameter of a function around the node being visited. */
export function parameterType(walk: Walk, name: string): TSESTree.TypeNode | null {
  for (const ancestor of [...walk.ancestors].reverse()) {
    for (const parameter of parametersOf(ancestor)) {
      const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
      if (target.type === 'Identifier' && target.name === name) return target.typeAnnotation?.typeAnnotation ?? null;
    }
  }
  return null;
}

/** A key that is made of more variables than that varies, as far as is known. */
const MOST_VARIABLES = 100;

/** Whether a key takes a new value with each call, as far as syntax tells: it depends on parameters, or is made fresh. */
export function variesPerCall(walk: Walk, expression: Node): boolean {
  const known = new Map<string, boolean>();
  const varies = (part: Node): boolean => valueVaries(unwrap(part), varies, ofVariable);
  const ofVariable = (node: TSESTree.Identifier): boolean => {
    const answer = known.get(node.name);
    if (answer !== undefined) return answer;
    if (known.size === MOST_VARIABLES) return true;
    // What is made of itself varies, as far as is known: an element of a list that is made of such elements.
    known.set(node.name, true);
    known.set(node.name, variableVaries(walk, node, varies));
    return known.get(node.name) === true;
  };
  return varies(expression);
}

function valueVaries(node: Node, varies: (part: Node) => boolean, ofVariable: (node: TSESTree.Identifier) => boolean): boolean {
  switch (node.type) {
    case 'Identifier':
      return ofVariable(node);
    case 'MemberExpression':
      return !(node.property.type === 'Identifier' && !node.computed && FEW_VALUES.test(node.property.name)) && varies(node.object);
    case 'CallExpression':
      return FRESH.test(calledName(node.callee)) || node.arguments.some(varies) || varies(node.callee);
    case 'NewExpression':
      return node.arguments.length === 0 || node.arguments.some(varies);
    case 'BinaryExpression':
      return !COMPARISONS.has(node.operator) && (varies(node.left) || varies(node.right));
    case 'LogicalExpression':
      return varies(node.left) || varies(node.right);
    case 'ConditionalExpression':
      return varies(node.consequent) || varies(node.alternate);
    case 'AwaitExpression':
      return varies(node.argument);
    default:
      return partsOf(node).some(varies);
  }
}

/** Whether a key is made by a call that gives something new each time. */
export function isFresh(walk: Walk, expression: Node): boolean {
  const node = unwrap(expression);
  const made = node.type === 'Identifier' ? initializerOf(walk, node, node.name) : node;
  return made?.type === 'CallExpression' && FRESH.test(calledName(made.callee));
}

/** The values that a literal is put together from. */
function partsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'TemplateLiteral':
      return node.expressions;
    case 'ArrayExpression':
      return node.elements.filter((element) => element !== null);
    case 'ObjectExpression':
      return node.properties.map((property) => (property.type === 'Property' ? property.value : property.argument));
    default:
      return [];
  }
}

function variableVaries(walk: Walk, node: TSESTree.Identifier, varies: (part: Node) => boolean): boolean {
  if (!isInFunction(walk, node.name)) return false;
  const type = parameterType(walk, node.name);
  if (type) return !isFiniteType(type);
  const source = turnsOver(walk, node.name);
  if (source) return varies(source);
  const init = initializerOf(walk, node, node.name);
  // Only what comes before counts, so that declarations that mention each other come to an end.
  return init === null || endOf(init) > startOf(node) || varies(init);
}

import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { parameterType } from './finite.js';
import { isSame } from './expression-text.js';
import { methodCall, type MethodCall } from './method-call.js';
import { isShared, placeOf, type Place } from './place.js';
import { type Repetition, repetitionAround } from './repetition.js';
import { siblingsOf } from './surroundings.js';
import { findBelow, mentions, parametersOf } from './search.js';
import { unwrap } from './unwrap.js';

/** A search through a list for the element with a key. */
export interface LinearLookup {
  list: Node;
  /** What the loop around it goes over. */
  over: Node | null;
  name: string;
  method: string;
  /** In a loop or a callback over another list; else once per call, over a list of the module or an object. */
  isRepeated: boolean;
  /** Whether the receiver looks like a list: strings have `includes` and `indexOf` too. */
  isList: boolean;
}

const BY_PREDICATE: ReadonlySet<string> = new Set(['find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'filter']);
const BY_VALUE: ReadonlySet<string> = new Set(['includes', 'indexOf', 'lastIndexOf']);
const CHANGING: ReadonlySet<string> = new Set(['push', 'unshift', 'pop', 'shift', 'splice', 'sort', 'reverse', 'fill']);

export function linearLookup(node: TSESTree.CallExpression, walk: Walk): LinearLookup | null {
  const call = methodCall(node);
  if (!call || walk.function === 0 || !isLookup(call, walk.ancestors.at(-1)) || isForRemoval(node, call.object, walk)) return null;
  const list = placeOf(call.object);
  if (!list) return null;
  const repetition = repetitionAround(walk, node);
  const isRepeated = repetition !== null && staysTheSame(repetition, call.object, list);
  if (!isRepeated && (repetition !== null || !isShared(walk, list))) return null;
  return { list: call.object, over: repetition?.over ?? null, name: list.text, method: call.method, isRepeated, isList: BY_PREDICATE.has(call.method) || looksLikeList(walk, list) };
}

function isLookup(call: MethodCall, parent: Node | undefined): boolean {
  if (!BY_PREDICATE.has(call.method) && !BY_VALUE.has(call.method)) return false;
  if (isSpliced(parent, call.object) || (call.method === 'filter' && !takesFirst(parent))) return false;
  return comparesKey(call);
}

function comparesKey({ method, arguments: args }: MethodCall): boolean {
  if (args.length !== 1) return false;
  return BY_VALUE.has(method) ? isKey(args[0]) : isKeyPredicate(args[0]);
}

/** Something that is known only when the program runs, and that equals itself. */
export function isKey(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Identifier') return value.name !== 'NaN' && value.name !== 'undefined';
  return value.type === 'MemberExpression' || value.type === 'CallExpression' || (value.type === 'TemplateLiteral' && value.expressions.length > 0);
}

/** `(user) => user.id === order.userId`, also several of them joined by `&&`. */
function isKeyPredicate(predicate: Node): boolean {
  const [parameter, ...others] = parametersOf(predicate);
  if (parameter === undefined || others.length > 0) return false;
  const result = 'body' in predicate ? resultOf(predicate.body as Node) : null;
  return result !== null && isKeyComparison(result, parameter);
}

function resultOf(body: Node): Node | null {
  if (body.type !== 'BlockStatement') return body;
  const [statement] = body.body;
  return body.body.length === 1 && statement.type === 'ReturnStatement' ? statement.argument : null;
}

function isKeyComparison(expression: Node, parameter: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'LogicalExpression' && node.operator === '&&') return isKeyComparison(node.left, parameter) && isKeyComparison(node.right, parameter);
  if (node.type !== 'BinaryExpression' || (node.operator !== '===' && node.operator !== '==')) return false;
  const [left, right] = [node.left, node.right].map((side) => isPartOf(side, parameter));
  if (left === right) return false;
  const other = left ? node.right : node.left;
  return isKey(other) && findBelow(parameter, (part) => part.type === 'Identifier' && mentions(other, part.name)) === null;
}

function isPartOf(side: Node, parameter: Node): boolean {
  const place = placeOf(side);
  return place !== null && findBelow(parameter, (part) => part.type === 'Identifier' && part.name === place.root) !== null;
}

/** `list.splice(list.indexOf(id), 1)` is about making room. */
function isSpliced(parent: Node | undefined, list: Node): boolean {
  const call = parent && methodCall(parent);
  return call?.method === 'splice' && isSame(call.object, list);
}

/** `const index = list.indexOf(id)`, and after it `list.splice(index, 1)`. */
function isForRemoval(lookup: TSESTree.CallExpression, list: Node, walk: Walk): boolean {
  const declaration = walk.ancestors.at(-1);
  const declarator = declaration?.type === 'VariableDeclaration' ? declaration.declarations.find(({ init }) => init === lookup) : undefined;
  if (declarator?.id.type !== 'Identifier') return false;
  const { name } = declarator.id;
  const removes = (node: Node): boolean => isSpliced(node, list) && methodCall(node)?.arguments.some((argument) => argument.type === 'Identifier' && argument.name === name) === true;
  return siblingsOf(walk, lookup)?.after.some((statement) => findBelow(statement, removes) !== null) === true;
}

/** `list.filter(…)[0]` */
function takesFirst(parent: Node | undefined): boolean {
  return parent?.type === 'MemberExpression' && parent.computed && parent.property.type === 'Literal' && parent.property.value === 0;
}

/** Whether every turn searches the same list: it is neither made nor changed in the loop, and is not what the loop goes over. */
function staysTheSame({ node, over }: Repetition, list: Node, place: Place): boolean {
  if (place.root !== 'this' && findBelow(node, (part) => declares(part, place.root))) return false;
  return !(over && isSame(over, list)) && findBelow(node, (part) => changes(part, place)) === null;
}

function declares(node: Node, name: string): boolean {
  if (node.type === 'VariableDeclarator') return mentions(node.id, name);
  return parametersOf(node).some((parameter) => mentions(parameter, name));
}

function changes(node: Node, { text, root }: Place): boolean {
  if (node.type === 'AssignmentExpression') {
    const target = unwrap(node.left);
    const place = placeOf(target.type === 'MemberExpression' && target.computed ? target.object : target);
    return place !== null && (place.text === text || place.text === root);
  }
  const call = methodCall(node);
  return call !== null && CHANGING.has(call.method) && placeOf(call.object)?.text === text;
}

/** By its type where that is written, else by a name in the plural. */
export function looksLikeList(walk: Walk, { name, text, root }: Place): boolean {
  const type = text === root ? parameterType(walk, root) : null;
  if (type) return type.type === 'TSArrayType' || (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /Array$/.test(type.typeName.name));
  return /(?:[^suai]s|ies|List|Array)$/.test(name) && !/(?:css|js|https|contents|alias|bytes|chars|args|news)$/i.test(name);
}

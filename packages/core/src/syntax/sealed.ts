import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { growthOf } from './growth.js';
import { calledName, type MethodCall, methodCall } from './method-call.js';
import { type NamedUse, namedUses } from './named-uses.js';
import { placeOf } from './place.js';
import { unwrap } from './unwrap.js';

const MADE: ReadonlySet<string> = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);

/** What leaves a collection as it is, or adds to it so that it shows. */
const HARMLESS: ReadonlySet<string> = new Set('has get includes indexOf find some every keys values entries forEach map filter slice join hasOwnProperty set add push unshift delete clear'.split(' '));
const HARMLESS_OF_OBJECT: ReadonlySet<string> = new Set(['hasOwn', 'keys', 'values', 'entries']);

/** Whether the file shows all that happens to a collection of this name: it is written down where it is declared, and nobody gets hold of it who may put something else into it. */
export function isSealed({ ancestors }: Walk, collection: Node): boolean {
  const node = unwrap(collection);
  const uses = node.type === 'Identifier' && ancestors.length > 0 ? (namedUses(ancestors[0]).get(node.name) ?? []) : [];
  return uses.some(isDeclared) && uses.every((use) => isDeclared(use) || isHarmless(use));
}

/** `const prices = { apple: 1 }`, `const known = new Set(NAMES)` */
function isDeclared({ node, around: [parent, grandparent] }: NamedUse): boolean {
  if (parent?.type !== 'VariableDeclarator' || parent.id !== node || grandparent?.type !== 'VariableDeclaration') return false;
  return parent.init !== null && isMade(unwrap(parent.init));
}

function isMade(value: Node): boolean {
  switch (value.type) {
    case 'NewExpression':
      return value.callee.type === 'Identifier' && MADE.has(value.callee.name);
    case 'CallExpression':
      return calledName(value.callee) === 'freeze' && value.arguments.length > 0 && isMade(unwrap(value.arguments[0]));
    default:
      return value.type === 'ObjectExpression' || value.type === 'ArrayExpression';
  }
}

function isHarmless({ node, around: [parent, grandparent] }: NamedUse): boolean {
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node && isRead(parent, grandparent);
    case 'CallExpression':
      return parent.arguments[0] === node && isHarmlessCall(methodCall(parent));
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'TSTypeQuery':
      return true;
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.right === node;
    default:
      return false;
  }
}

function isHarmlessCall(call: MethodCall | null): boolean {
  if (call?.method === 'call') return placeOf(call.object)?.name === 'hasOwnProperty';
  return call !== null && HARMLESS_OF_OBJECT.has(call.method);
}

const WRITING: ReadonlySet<string> = new Set(['UpdateExpression', 'AssignmentPattern', 'ArrayPattern', 'RestElement', 'Property', 'ForOfStatement', 'ForInStatement']);

/** `known.has(id)`, `known[id]`, `known[id] = true` */
function isRead(member: Extract<Node, { type: 'MemberExpression' }>, around: Node | undefined): boolean {
  if (around?.type === 'CallExpression' && around.callee === member) return member.property.type === 'Identifier' && !member.computed && HARMLESS.has(member.property.name);
  if (around?.type === 'AssignmentExpression' && around.left === member) return growthOf(around) !== null;
  if (around && WRITING.has(around.type)) return false;
  return member.computed || (member.property.type === 'Identifier' && (member.property.name === 'size' || member.property.name === 'length'));
}

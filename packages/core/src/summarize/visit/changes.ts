import type { TSESTree } from '@typescript-eslint/utils';
import { kept } from '../../kept.js';
import { mayTakeFileAway } from '../../catalog/file-effects.js';
import { fillsObject } from '../../catalog/object-fillers.js';
import { childrenOf } from '../../syntax/children.js';
import { isSame } from '../../syntax/expression-text.js';
import { calledName } from '../../syntax/method-call.js';
import type { Node } from '../../syntax/node.js';
import { isFunction } from '../../syntax/search.js';
import { propertyName } from './expressions.js';
import { isKeyed, pathOf } from './paths.js';

/** Whether a file takes something away that has this path. */
export function isTakenAway(file: Node, path: Node): boolean {
  return changesIn(file).taken.some((taken) => isSame(taken, path));
}

/** Whether a function of the file gives a name, or what lies at a path, another value. */
export function isAssigned(file: Node, path: string): boolean {
  return changesIn(file).assigned.has(path);
}

/** Whether a function of the file puts something into an object of this name. */
export function isFilled(file: Node, name: string): boolean {
  return changesIn(file).filled.has(name);
}

/** Whether an object on the way to a property is filled, given another of its properties or handed to somebody who may do so. What is imported is the configuration of all files, which others may read. */
export function mayChange(file: Node, steps: readonly string[]): boolean {
  const { assigned, changed, filledAtOnce, handed, imported, computed } = changesIn(file);
  const [root, ...names] = steps;
  const objects = names.map((_, index) => steps.slice(0, index + 1).join('.'));
  return assigned.has(root) || names.some((name) => changed.has(name) || computed.has(name)) || objects.some((object) => filledAtOnce.has(object) || (!imported.has(root) && handed.has(object)));
}

/** Whether nothing gives a field a value but those who do so so many times while an object is made. What else gives a property of this name a value may do so to that object. */
export function isSetOnlyBy(file: Node, field: string, makings: number): boolean {
  const { given, filledAtOnce } = changesIn(file);
  return given.get(field) === makings && !filledAtOnce.has('this');
}

/** What a file takes away, and what its functions assign to or put something into. */
interface Changes {
  taken: Node[];
  assigned: Set<string>;
  filled: Set<string>;
  /** Properties that its functions give another value, of whatever object. */
  changed: Set<string>;
  /** How often all of the file gives a property of this name a value. */
  given: Map<string, number>;
  /** Objects that many properties are put into, or one with a computed name. */
  filledAtOnce: Set<string>;
  /** What is handed to a call. */
  handed: Set<string>;
  imported: Set<string>;
  /** Properties that are asked for. */
  computed: Set<string>;
}

const changesIn = kept((file: Node): Changes => {
  const changes: Changes = { taken: [], assigned: new Set(), filled: new Set(), changed: new Set(), given: new Map(), filledAtOnce: new Set(), handed: new Set(), imported: new Set(), computed: new Set() };
  collectChanges(file, changes, false);
  return changes;
});

function collectChanges(node: Node, changes: Changes, inFunction: boolean): void {
  if (node.type === 'CallExpression') collectCall(node, changes);
  for (const target of targetsOf(node)) collectTarget(target, changes, inFunction);
  collectImported(node, changes);
  collectDeclared(node, changes);
  for (const child of childrenOf(node)) collectChanges(child, changes, inFunction || isFunction(node));
}

function collectCall({ callee, arguments: args }: TSESTree.CallExpression, changes: Changes): void {
  if (args.length > 0 && mayTakeFileAway(calledName(callee))) changes.taken.push(args[0]);
  for (const argument of args) changes.handed.add(pathOf(argument.type === 'SpreadElement' ? argument.argument : argument) ?? '');
  if (args.length === 0 || !fillsObject(calledName(callee))) return;
  changes.filledAtOnce.add(pathOf(args[0]) ?? '');
  if (args[0].type === 'Identifier') changes.filled.add(args[0].name);
}

function collectTarget(target: Node, changes: Changes, inFunction: boolean): void {
  const name = target.type === 'MemberExpression' ? propertyName(target.property, target.computed) : null;
  if (name !== null) changes.given.set(name, (changes.given.get(name) ?? 0) + 1);
  if (name !== null && inFunction) changes.changed.add(name);
  const assigned = inFunction ? pathOf(target) : null;
  if (assigned === null) return;
  changes.assigned.add(assigned);
  changes.filled.add(assigned.split('.', 1)[0]);
  if (isKeyed(assigned)) changes.filledAtOnce.add(assigned.slice(0, -'.[]'.length));
}

function collectImported(node: Node, { imported }: Changes): void {
  if (node.type === 'ImportDeclaration') for (const { local } of node.specifiers) imported.add(local.name);
  if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init?.type === 'CallExpression' && calledName(node.init.callee) === 'require') imported.add(node.id.name);
}

/** Properties that are declared in classes, or computed when they are asked for. */
function collectDeclared(node: Node, { given, computed }: Changes): void {
  if ((node.type === 'Property' || node.type === 'MethodDefinition') && node.kind === 'get') computed.add(propertyName(node.key, node.computed) ?? '');
  const declared = node.type === 'PropertyDefinition' && node.value ? propertyName(node.key, node.computed) : null;
  if (declared !== null) given.set(declared, (given.get(declared) ?? 0) + 1);
}

/** What a statement or an expression gives another value: `count++`, `[first, second.name] = row`, `for (day of days)`. */
function targetsOf(node: Node): Node[] {
  switch (node.type) {
    case 'AssignmentExpression':
    case 'ForInStatement':
    case 'ForOfStatement':
      return node.left.type === 'VariableDeclaration' ? [] : targetsIn(node.left);
    case 'UpdateExpression':
      return [node.argument];
    default:
      return [];
  }
}

/** The names of a pattern, those of its keys and defaults among them. */
function targetsIn(pattern: Node): Node[] {
  return pathOf(pattern) === null ? childrenOf(pattern).flatMap(targetsIn) : [pattern];
}

import type { TSESTree } from '@typescript-eslint/utils';
import { append } from '../../append.js';
import { childrenOf } from '../../syntax/children.js';
import { isSame } from '../../syntax/expression-text.js';
import { calledName } from '../../syntax/method-call.js';
import { isInFunction } from '../../syntax/place.js';
import { binds, findBelow, isFunction, parametersOf } from '../../syntax/search.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { propertyName } from './expressions.js';
import { isKeyed, pathOf } from './paths.js';

/** What a process asks for itself is always the same, and so is what is made of that. */
const COMPUTES = /^(?:join|resolve|normalize|dirname|basename|cwd|tmpdir|homedir|String|fileURLToPath)$/;
const OF_NODE = /^(?:node_)?(?:path|os|process|url)(?:_\d+)?(?:\.(?:default|posix|win32))?$/i;
const OF_PROCESS = /^(?:__dirname|__filename|process\.env\.\w+)$/;
const TAKES_AWAY = /^(?:rm|rmdir|unlink|remove|rimraf|del|delete|empty|rename|move)/i;
/** What puts properties into its first argument. */
const FILLS = /^(?:assign|assignIn|defaults|defaultsDeep|extend|merge)$/;
const DEEPEST = 6;

/** Whether an expression has the same value whenever it is evaluated here: literals, configuration, what the module holds, and paths that are made of those. */
export function isLasting(walk: Walk, node: Node, depth = 0): boolean {
  const areLasting = (parts: readonly Node[]): boolean => depth < DEEPEST && parts.every((part) => isLasting(walk, part, depth + 1));
  switch (node.type) {
    case 'Literal':
      return true;
    case 'TemplateLiteral':
      return areLasting(node.expressions);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return areLasting([node.left, node.right]);
    case 'CallExpression':
      return isComputation(node.callee) && areLasting(node.arguments);
    case 'MemberExpression':
      return node.object.type === 'MetaProperty' || isLastingMember(walk, node, depth);
    case 'Identifier': {
      const value = constantNamed(walk, node.name);
      return value === undefined ? isLastingName(walk, node.name) : areLasting([value]);
    }
    default:
      return false;
  }
}

/** What the module holds, unless a function of the file gives it another value: `config.folder`. */
function isLastingMember(walk: Walk, node: TSESTree.MemberExpression, depth: number): boolean {
  const path = pathOf(node) ?? '';
  const [root, field] = path.split('.');
  if (OF_PROCESS.test(path)) return true;
  if (path === '' || isKeyed(path) || path.includes('.[]')) return false;
  if (root === 'this') return path === `this.${field}` && depth < DEEPEST && isLastingField(walk, field, depth);
  return !isInFunction(walk, root) && !mayChange(changesIn(walk.ancestors[0]), path.split('.'));
}

/** Whether an object on the way is filled, given another of its properties or handed to somebody who may do so. What is imported is the configuration of all files, which others may read. */
function mayChange({ assigned, changed, filledAtOnce, handed, imported, computed }: Changes, steps: readonly string[]): boolean {
  const [root, ...names] = steps;
  const objects = names.map((_, index) => steps.slice(0, index + 1).join('.'));
  return assigned.has(root) || names.some((name) => changed.has(name) || computed.has(name)) || objects.some((object) => filledAtOnce.has(object) || (!imported.has(root) && handed.has(object)));
}

function isLastingName(walk: Walk, name: string): boolean {
  return OF_PROCESS.test(name) || (!isInFunction(walk, name) && !isAssigned(walk, name));
}

/** Whether all objects of the class around have the same in a field, from their making on. */
function isLastingField(walk: Walk, name: string, depth: number): boolean {
  const owner = walk.ancestors.findLast((ancestor) => ancestor.type === 'ClassDeclaration' || ancestor.type === 'ClassExpression');
  const values = (owner?.body?.type === 'ClassBody' && fieldsOf(owner.body).get(name)) || [];
  const { given, filledAtOnce } = changesIn(walk.ancestors[0]);
  // What else gives a property of this name a value may do so to an object of this class.
  return values.length > 0 && given.get(name) === values.length && !filledAtOnce.has('this') && values.every((value) => value !== null && isLasting(walk, value, depth + 1));
}

/** Classes are gone through once, however many fields are looked up in them. */
const fieldsByClass = new WeakMap<Node, ReadonlyMap<string, (Node | null)[]>>();

/** What the objects of a class have in their fields when they are made, or null where that is made of what a constructor is given or declares. */
function fieldsOf(body: TSESTree.ClassBody): ReadonlyMap<string, (Node | null)[]> {
  const known = fieldsByClass.get(body);
  if (known) return known;
  const fields = new Map<string, (Node | null)[]>();
  for (const member of body.body) {
    const declared = member.type === 'PropertyDefinition' && member.value ? propertyName(member.key, member.computed) : null;
    if (declared !== null && member.type === 'PropertyDefinition') append(fields, declared, member.value);
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') collectFields(member.value, namesOfMaker(member.value), fields);
  }
  fieldsByClass.set(body, fields);
  return fields;
}

function collectFields(node: Node, own: ReadonlySet<string>, fields: Map<string, (Node | null)[]>): void {
  const path = node.type === 'AssignmentExpression' ? pathOf(node.left) : null;
  if (node.type === 'AssignmentExpression' && path?.startsWith('this.')) {
    const isOwn = findBelow(node.right, (part) => part.type === 'Identifier' && own.has(part.name)) !== null;
    append(fields, path.slice('this.'.length), isOwn ? null : node.right);
  }
  for (const child of childrenOf(node)) if (!isFunction(child)) collectFields(child, own, fields);
}

/** What a constructor is given and declares. */
function namesOfMaker(maker: Node): Set<string> {
  const names = new Set<string>();
  const collect = (pattern: Node): void => {
    if (pattern.type === 'Identifier') names.add(pattern.name);
    childrenOf(pattern).forEach(collect);
  };
  const collectDeclared = (node: Node): void => {
    if (node.type === 'VariableDeclarator') collect(node.id);
    childrenOf(node).forEach(collectDeclared);
  };
  parametersOf(maker).forEach(collect);
  collectDeclared(maker);
  return names;
}

/** `path.join`, `process.cwd`, `join`: of what else has such a method, nothing is known. */
function isComputation(callee: Node): boolean {
  return COMPUTES.test(calledName(callee)) && (callee.type === 'Identifier' || (callee.type === 'MemberExpression' && OF_NODE.test(pathOf(callee.object) ?? '')));
}

/** What a `const` of this name holds, unless the name is that of something else nearer by. */
export function constantNamed(walk: Walk, name: string): Node | undefined {
  for (const ancestor of [...walk.ancestors].reverse()) {
    if (parametersOf(ancestor).some((parameter) => binds(parameter, name))) return undefined;
    // What the module holds is made once, whatever it is made of.
    const found = ancestor.type === 'BlockStatement' ? constantsOf(ancestor).get(name) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Blocks are gone through once, however many names are looked up in them. */
const constantsByBlock = new WeakMap<Node, ReadonlyMap<string, Node>>();

function constantsOf(block: TSESTree.BlockStatement): ReadonlyMap<string, Node> {
  const known = constantsByBlock.get(block);
  if (known) return known;
  const declared = block.body.flatMap((statement) => (statement.type === 'VariableDeclaration' && statement.kind === 'const' ? statement.declarations : []));
  const constants = new Map(declared.flatMap(({ id, init }) => (id.type === 'Identifier' && init ? [[id.name, init] as const] : [])));
  constantsByBlock.set(block, constants);
  return constants;
}

/** The values that an expression is made of, through constants: what the same expression may differ by. */
export function variableParts(walk: Walk, node: Node, depth = 0): number[] {
  if (node.type === 'MemberExpression' && !node.computed) return variableParts(walk, node.object, depth);
  if (node.type !== 'Identifier') return depth < DEEPEST ? childrenOf(node).flatMap((child) => variableParts(walk, child, depth + 1)) : [];
  const value = depth < DEEPEST ? constantNamed(walk, node.name) : undefined;
  return value === undefined ? [walk.reference(node.name)] : variableParts(walk, value, depth + 1);
}

/** Whether a file takes something away that has this path. */
export function isTakenAway(file: Node, path: Node): boolean {
  return changesIn(file).taken.some((taken) => isSame(taken, path));
}

function isAssigned({ ancestors }: Walk, path: string): boolean {
  return changesIn(ancestors[0]).assigned.has(path);
}

/** Whether a function of the file puts something into an object of this name. */
export function isFilled({ ancestors }: Walk, name: string): boolean {
  return changesIn(ancestors[0]).filled.has(name);
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

/** A file is gone through once, however much is made in it. */
const changesByFile = new WeakMap<Node, Changes>();

function changesIn(file: Node): Changes {
  const known = changesByFile.get(file);
  if (known) return known;
  const changes: Changes = { taken: [], assigned: new Set(), filled: new Set(), changed: new Set(), given: new Map(), filledAtOnce: new Set(), handed: new Set(), imported: new Set(), computed: new Set() };
  collectChanges(file, changes, false);
  changesByFile.set(file, changes);
  return changes;
}

function collectChanges(node: Node, changes: Changes, inFunction: boolean): void {
  if (node.type === 'CallExpression') collectCall(node, changes);
  for (const target of targetsOf(node)) collectTarget(target, changes, inFunction);
  collectImported(node, changes);
  collectDeclared(node, changes);
  for (const child of childrenOf(node)) collectChanges(child, changes, inFunction || isFunction(node));
}

function collectCall({ callee, arguments: args }: TSESTree.CallExpression, changes: Changes): void {
  if (args.length > 0 && TAKES_AWAY.test(calledName(callee))) changes.taken.push(args[0]);
  for (const argument of args) changes.handed.add(pathOf(argument.type === 'SpreadElement' ? argument.argument : argument) ?? '');
  if (args.length === 0 || !FILLS.test(calledName(callee))) return;
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

import type { TSESTree } from '@typescript-eslint/utils';
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
  return !isInFunction(walk, root) && !isAssigned(walk, path);
}

function isLastingName(walk: Walk, name: string): boolean {
  return OF_PROCESS.test(name) || (!isInFunction(walk, name) && !isAssigned(walk, name));
}

/** Whether all objects of the class around have the same in a field, from their making on. */
function isLastingField(walk: Walk, name: string, depth: number): boolean {
  const owner = walk.ancestors.findLast((ancestor) => ancestor.type === 'ClassDeclaration' || ancestor.type === 'ClassExpression');
  if (!owner || !('body' in owner) || owner.body?.type !== 'ClassBody') return false;
  const declared = owner.body.body.flatMap((member) => (member.type === 'PropertyDefinition' && propertyName(member.key, member.computed) === name ? (member.value ?? []) : []));
  const made = owner.body.body.flatMap((member) => (member.type === 'MethodDefinition' && member.kind === 'constructor' ? assignedIn(member.value, name).map((value) => ({ value, given: parametersOf(member.value) })) : []));
  const isGiven = made.some(({ value, given }) => findBelow(value, (node) => node.type === 'Identifier' && given.some((parameter) => binds(parameter, node.name))) !== null);
  const values = [...declared, ...made.map(({ value }) => value)];
  return values.length > 0 && !isGiven && values.every((value) => isLasting(walk, value, depth + 1)) && assignedIn(owner.body, name).length === made.length;
}

function assignedIn(node: Node, field: string): Node[] {
  const own = node.type === 'AssignmentExpression' && pathOf(node.left) === `this.${field}` ? [node.right] : [];
  return [...own, ...childrenOf(node).flatMap((child) => assignedIn(child, field))];
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
}

/** A file is gone through once, however much is made in it. */
const changesByFile = new WeakMap<Node, Changes>();

function changesIn(file: Node): Changes {
  const known = changesByFile.get(file);
  if (known) return known;
  const changes: Changes = { taken: [], assigned: new Set(), filled: new Set() };
  collectChanges(file, changes, false);
  changesByFile.set(file, changes);
  return changes;
}

function collectChanges(node: Node, changes: Changes, inFunction: boolean): void {
  if (node.type === 'CallExpression' && node.arguments.length > 0 && TAKES_AWAY.test(calledName(node.callee))) changes.taken.push(node.arguments[0]);
  const assigned = inFunction && node.type === 'AssignmentExpression' ? pathOf(node.left) : null;
  if (assigned !== null) {
    changes.assigned.add(assigned);
    changes.filled.add(assigned.split('.', 1)[0]);
  }
  if (node.type === 'CallExpression' && node.arguments[0]?.type === 'Identifier' && FILLS.test(calledName(node.callee))) changes.filled.add(node.arguments[0].name);
  for (const child of childrenOf(node)) collectChanges(child, changes, inFunction || isFunction(node));
}

import type { TSESTree } from '@typescript-eslint/utils';
import { childrenOf } from '../../syntax/children.js';
import { isSame } from '../../syntax/expression-text.js';
import { calledName } from '../../syntax/method-call.js';
import { isInFunction } from '../../syntax/place.js';
import { binds, parametersOf } from '../../syntax/search.js';
import { CallFlag } from '../call-record.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { pathOf } from './paths.js';

const ASKS = /^(?:existsSync|pathExistsSync)$/;
const MAKES = /^(?:mkdirSync|mkdirpSync|mkdirsSync|ensureDirSync)$/;
const TAKES_AWAY = /^(?:rm|rmdir|unlink|remove|rimraf|del|delete|empty|rename|move)/i;
/** What is made of constants alone is one, and what a process asks for itself is always the same. */
const COMPUTES = /^(?:join|resolve|normalize|dirname|cwd|tmpdir|homedir)$/;
const OF_NODE = /^(?:node_)?(?:path|os|process)(?:_\d+)?(?:\.(?:default|posix|win32))?$/i;
const OF_PROCESS = /^(?:__dirname|__filename|process\.env\.\w+)$/;
const CONSTANT_NAME = /^[A-Z][A-Z\d_]+$/;
const DEEPEST_CONSTANT = 6;

/**
 * What guards the consequent of `if (!existsSync(FOLDER)) mkdirSync(FOLDER)`: a folder whose name is made of constants
 * is there ever after, unless somebody in the file takes it away. Files are another matter: locks are made anew.
 */
export function guardByCreation(walk: Walk, { test, consequent, alternate }: TSESTree.IfStatement): number {
  const folder = missingFolder(test);
  if (!folder || alternate) return 0;
  const statements = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  if (statements.length === 0 || !statements.every((statement) => makes(statement, folder))) return 0;
  return isConstant(walk, folder, 0) && !isTakenAway(walk.ancestors[0], folder) ? CallFlag.once : 0;
}

/** The argument of `!existsSync(folder)`. */
function missingFolder(test: Node): Node | undefined {
  const call = test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : null;
  return call?.type === 'CallExpression' && ASKS.test(calledName(call.callee)) ? call.arguments[0] : undefined;
}

function makes(statement: Node, folder: Node): boolean {
  const call = statement.type === 'ExpressionStatement' ? statement.expression : null;
  return call?.type === 'CallExpression' && MAKES.test(calledName(call.callee)) && isSame(call.arguments[0], folder);
}

function isConstant(walk: Walk, node: Node, depth: number): boolean {
  const areConstant = (parts: readonly Node[]): boolean => depth < DEEPEST_CONSTANT && parts.every((part) => isConstant(walk, part, depth + 1));
  switch (node.type) {
    case 'Literal':
      return true;
    case 'TemplateLiteral':
      return areConstant(node.expressions);
    case 'BinaryExpression':
      return areConstant([node.left, node.right]);
    case 'CallExpression':
      return isComputation(node.callee) && areConstant(node.arguments);
    case 'MemberExpression':
      return node.object.type === 'MetaProperty' || OF_PROCESS.test(pathOf(node) ?? '') || isCalledConstant(walk, node);
    case 'Identifier': {
      const value = constantNamed(walk, node.name);
      return OF_PROCESS.test(node.name) || (value === undefined ? isCalledConstant(walk, node) : areConstant([value]));
    }
    default:
      return false;
  }
}

/** `DATA_DIR`, `folders.BACKUP_DIR` of another file: who writes a name so says that it never changes. */
function isCalledConstant(walk: Walk, node: Node): boolean {
  const [root = '', ...steps] = pathOf(node)?.split('.') ?? [];
  return CONSTANT_NAME.test(steps.at(-1) ?? root) && root !== 'this' && !isInFunction(walk, root);
}

/** `path.join`, `process.cwd`, `join`: of what else has such a method, nothing is known. */
function isComputation(callee: Node): boolean {
  return COMPUTES.test(calledName(callee)) && (callee.type === 'Identifier' || (callee.type === 'MemberExpression' && OF_NODE.test(pathOf(callee.object) ?? '')));
}

/** What a `const` of this name holds, unless the name is that of something else nearer by. */
function constantNamed(walk: Walk, name: string): Node | undefined {
  for (const ancestor of [...walk.ancestors].reverse()) {
    if (parametersOf(ancestor).some((parameter) => binds(parameter, name))) return undefined;
    if (ancestor.type !== 'BlockStatement' && ancestor.type !== 'Program') continue;
    const declared = ancestor.body.flatMap((statement) => (statement.type === 'VariableDeclaration' && statement.kind === 'const' ? statement.declarations : []));
    const found = declared.find(({ id }) => id.type === 'Identifier' && id.name === name);
    if (found?.init) return ancestor.type === 'Program' && walk.isLocal(name) ? undefined : found.init;
  }
  return undefined;
}

function isTakenAway(file: Node, folder: Node): boolean {
  const taken = takenAway.get(file) ?? collectTaken(file, []);
  takenAway.set(file, taken);
  return taken.some((path) => isSame(path, folder));
}

/** What a file takes away, which is gone through once however many folders it makes. */
const takenAway = new WeakMap<Node, readonly Node[]>();

function collectTaken(node: Node, found: Node[]): Node[] {
  if (node.type === 'CallExpression' && node.arguments.length > 0 && TAKES_AWAY.test(calledName(node.callee))) found.push(node.arguments[0]);
  for (const child of childrenOf(node)) collectTaken(child, found);
  return found;
}

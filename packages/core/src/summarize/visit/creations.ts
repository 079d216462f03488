import type { TSESTree } from '@typescript-eslint/utils';
import { calledName } from '../../detectors/syntax/method-call.js';
import { CallFlag } from '../call-record.js';
import type { Node, Walk } from '../walk.js';
import { outlivesCall, pathOf, statementsWithin } from './guards.js';

const ASKS = /^(?:existsSync|pathExistsSync)$/;
const MAKES = /^(?:mkdir|mkdirp|ensureDir|ensureFile|writeFile|outputFile|copyFile|copy|cp|symlink)Sync$/;

/** What guards the consequent of `if (!existsSync(FOLDER)) mkdirSync(FOLDER)`: what is made under a name that never changes is there ever after. */
export function guardByCreation(walk: Walk, { test, consequent }: TSESTree.IfStatement): number {
  const file = missingFile(test);
  if (!file || !isFixed(walk, file)) return 0;
  return statementsWithin(consequent).some((statement) => makes(statement, file)) ? CallFlag.once : 0;
}

/** The argument of `!existsSync(file)`. */
function missingFile(test: Node): Node | undefined {
  const call = test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : null;
  return call?.type === 'CallExpression' && ASKS.test(calledName(call.callee)) ? call.arguments[0] : undefined;
}

/** Objects have files of their own. */
function isFixed(walk: Walk, file: Node): boolean {
  return literalOf(file) !== null || (outlivesCall(walk, file) && pathOf(file)?.startsWith('this.') === false);
}

function makes(statement: Node, file: Node): boolean {
  const call = statement.type === 'ExpressionStatement' ? statement.expression : null;
  const made = call?.type === 'CallExpression' && MAKES.test(calledName(call.callee)) ? call.arguments[0] : undefined;
  return made !== undefined && (literalOf(file) ?? pathOf(file)) === (literalOf(made) ?? pathOf(made));
}

function literalOf(node: Node): string | null {
  return node.type === 'Literal' && typeof node.value === 'string' ? JSON.stringify(node.value) : null;
}

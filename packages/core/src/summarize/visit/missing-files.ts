import type { TSESTree } from '@typescript-eslint/utils';
import { asksForFile, makesFile, makesFileOfAnother } from '../../catalog/file-effects.js';
import { isSame } from '../../syntax/expression-text.js';
import { calledName } from '../../syntax/method-call.js';
import { findRunning } from '../../syntax/search.js';
import { unwrap } from '../../syntax/unwrap.js';
import { CallFlag } from '../call-record.js';
import type { Node } from '../../syntax/node.js';
import type { Walk } from '../walk.js';
import { joinedParts } from '../creations.js';
import { earlyEndTest } from './leaves.js';
import { isTakenAway } from './changes.js';
import { localConstant, variableParts } from './constants.js';
import { isLasting } from './lasting.js';

/** What runs only where a file or folder is missing, and makes it. */
export interface Creation {
  /** `CallFlag.once` where that is always the same one, which is there ever after. */
  region: number;
  /** What tells one name from others, where there may be several of them. */
  parts: readonly number[] | null;
}

export const NO_CREATION: Creation = { region: 0, parts: null };

/**
 * What the outcome of a test guards: `if (!existsSync(FOLDER)) mkdirSync(FOLDER)`. What always has the same name is made once
 * per installation, unless the file takes it away again; what has several names, as often as there are names.
 */
export function creationAfter(walk: Walk, test: Node, { outcome, arm }: { outcome: boolean; arm: readonly Node[] }): Creation {
  const path = missingPath(walk, test, outcome);
  const file = walk.ancestors[0];
  if (!path || !arm.some((statement) => makes(statement, path)) || isTakenAway(file, path)) return NO_CREATION;
  return isLasting(walk, path) ? { region: CallFlag.once, parts: null } : { region: 0, parts: joinedParts([], variableParts(walk, path)) };
}

/** What an early end guards: `if (existsSync(FILE)) return;` */
export function creationBehind(walk: Walk, statements: readonly Node[], index: number): Creation {
  const test = earlyEndTest(statements[index]);
  return test ? creationAfter(walk, test, { outcome: false, arm: statements.slice(index + 1) }) : NO_CREATION;
}

export function joinedCreations(one: Creation, other: Creation): Creation {
  return { region: one.region | other.region, parts: joinedParts(one.parts, other.parts) };
}

/** The argument of `existsSync(path)` that has come out as `false`. */
function missingPath(walk: Walk, test: Node, outcome: boolean): Node | null {
  const node = unwrap(test);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? missingPath(walk, node.argument, !outcome) : null;
    case 'LogicalExpression':
      return node.operator === (outcome ? '&&' : '||') ? (missingPath(walk, node.left, outcome) ?? missingPath(walk, node.right, outcome)) : null;
    case 'AwaitExpression':
      return missingPath(walk, node.argument, outcome);
    case 'CallExpression':
      return outcome || !asksForFile(calledName(node.callee)) ? null : (node.arguments[0] ?? null);
    case 'Identifier':
      return asked(localConstant(walk.ancestors, node.name), outcome);
    default:
      return null;
  }
}

/** `const isMade = existsSync(path);` */
function asked(value: Node | undefined, outcome: boolean): Node | null {
  const call = value?.type === 'AwaitExpression' ? value.argument : value;
  return !outcome && call?.type === 'CallExpression' && asksForFile(calledName(call.callee)) ? (call.arguments[0] ?? null) : null;
}

/** Whether a statement makes what is missing, whatever way it takes. */
function makes(statement: Node, path: Node): boolean {
  switch (statement.type) {
    case 'BlockStatement':
      return statement.body.some((inner) => makes(inner, path));
    case 'TryStatement':
      return makes(statement.block, path);
    case 'IfStatement':
    case 'SwitchStatement':
      return false;
    default:
      return findRunning(statement, (node) => node.type === 'CallExpression' && isMaking(node, path)) !== null;
  }
}

function isMaking({ callee, arguments: args }: TSESTree.CallExpression, path: Node): boolean {
  const name = calledName(callee);
  return (makesFile(name) && isSame(args[0], path)) || (makesFileOfAnother(name) && isSame(args[1], path));
}

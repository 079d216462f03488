import type { TSESTree } from '@typescript-eslint/utils';
import { kept } from '../../kept.js';
import { completes } from '../../catalog/callbacks/by-name.js';
import type { Node } from '../../syntax/node.js';
import { targetName } from './expressions.js';
import { pathOf } from './paths.js';
import { isEndless, isLoop, type Loop } from './loops.js';

/** How a list of statements is left: by the end of the process, to the caller at some place, or at its end. */
type Outcome = 'exits' | 'leaves' | 'goes on';

/**
 * Whether the process ends after these statements, whatever way they take: by `process.exit`, in a callback too
 * (`server.close(() => process.exit())`). A way out by `throw` does not count, and a `process.exitCode` ends nothing by itself.
 */
export function endsProcess(statements: readonly Node[]): boolean {
  return outcomeOfList(statements) === 'exits';
}

/** Whether the process ends when a function has run. */
export const bodyEndsProcess = kept((body: Node): boolean => (body.type === 'BlockStatement' ? endsProcess(body.body) : exits(body)));

/** Lists, loops and functions are asked on their own account too when the walk comes to them, having been part of the answer for those around them. */
const outcomeOfList = kept((statements: readonly Node[]): Outcome => {
  for (const statement of statements) {
    const outcome = outcomeOf(statement);
    if (outcome !== 'goes on') return outcome;
  }
  return 'goes on';
});

function outcomeOf(node: Node): Outcome {
  switch (node.type) {
    case 'ExpressionStatement':
      return exits(node.expression) ? 'exits' : 'goes on';
    case 'ReturnStatement':
      return node.argument && exits(node.argument) ? 'exits' : 'leaves';
    case 'BreakStatement':
    case 'ContinueStatement':
      return 'leaves';
    case 'BlockStatement':
      return outcomeOfList(node.body);
    case 'IfStatement':
      return both(outcomeOf(node.consequent), node.alternate ? outcomeOf(node.alternate) : 'goes on');
    case 'TryStatement':
      return outcomeOfTry(node);
    case 'SwitchStatement':
      return node.cases.some(({ consequent }) => consequent.some(returns)) ? 'leaves' : 'goes on';
    case 'LabeledStatement':
      return outcomeOf(node.body);
    default:
      return isLoop(node) && (serves(node) || returns(node.body)) ? 'leaves' : 'goes on';
  }
}

/** What serves until it is told to end is no way to the end. */
function serves(loop: Loop): boolean {
  if (loop.type === 'ForOfStatement') return loop.await;
  return (loop.type === 'WhileStatement' || loop.type === 'ForStatement') && isEndless(loop);
}

/** One of two ways is taken. */
function both(one: Outcome, other: Outcome): Outcome {
  if (one === other) return one;
  return one === 'leaves' || other === 'leaves' ? 'leaves' : 'goes on';
}

function outcomeOfTry({ block, handler, finalizer }: TSESTree.TryStatement): Outcome {
  const last = finalizer ? outcomeOfList(finalizer.body) : 'goes on';
  if (last !== 'goes on') return last;
  return handler ? both(outcomeOfList(block.body), outcomeOfList(handler.body.body)) : outcomeOfList(block.body);
}

/** Whether a statement in a loop or a `switch` may leave the function. */
const returns = kept((node: Node): boolean => {
  switch (node.type) {
    case 'ReturnStatement':
      return outcomeOf(node) === 'leaves';
    case 'BlockStatement':
      return node.body.some(returns);
    case 'IfStatement':
      return returns(node.consequent) || (node.alternate !== null && returns(node.alternate));
    case 'TryStatement':
      return [node.block, node.handler?.body, node.finalizer].some((block) => block && returns(block));
    case 'SwitchStatement':
      return node.cases.some(({ consequent }) => consequent.some(returns));
    case 'LabeledStatement':
      return returns(node.body);
    default:
      return isLoop(node) && returns(node.body);
  }
});

function exits(node: Node): boolean {
  switch (node.type) {
    case 'AwaitExpression':
    case 'UnaryExpression':
      return exits(node.argument);
    case 'ChainExpression':
      return exits(node.expression);
    case 'ConditionalExpression':
      return exits(node.consequent) && exits(node.alternate);
    case 'CallExpression':
      return pathOf(node.callee) === 'process.exit' || callbackExits(node) || (node.callee.type === 'MemberExpression' && exits(node.callee.object));
    default:
      return false;
  }
}

/** `pm.kill(() => process.exit())`: what the call does comes to an end, and then the process does. */
function callbackExits({ callee, arguments: args }: TSESTree.CallExpression): boolean {
  // A name has to do: what is called here is known only when the files are linked, and by then there are no statements any more.
  if (!completes(targetName(callee) ?? '')) return false;
  return args.some((argument) => (argument.type === 'ArrowFunctionExpression' || argument.type === 'FunctionExpression') && bodyEndsProcess(argument.body));
}

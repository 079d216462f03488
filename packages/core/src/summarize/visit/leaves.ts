import type { Node } from '../../syntax/node.js';

/** The test of an early end, `if (cached) return cached;`, which has failed where the statements after it run. Other statements have none. */
export function earlyEndTest(statement: Node | undefined): Node | null {
  return statement?.type === 'IfStatement' && !statement.alternate && leaves(statement.consequent) ? statement.test : null;
}

/** Whether no way leads from a statement to the next one of its list. An error ends a list too: `if (this.started) throw new Error('Started already')`. */
export function leaves(statement: Node | undefined): boolean {
  switch (statement?.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true;
    case 'BlockStatement':
      return leaves(statement.body.at(-1));
    case 'IfStatement':
      return statement.alternate !== null && leaves(statement.consequent) && leaves(statement.alternate);
    case 'TryStatement':
      return leaves(statement.finalizer ?? undefined) || (leaves(statement.block) && (statement.handler === null || leaves(statement.handler.body)));
    default:
      return false;
  }
}

/** Whether a statement ends with a `return`, which no `catch` or loop stops. */
export function returns(statement: Node | undefined): boolean {
  return statement?.type === 'BlockStatement' ? returns(statement.body.at(-1)) : statement?.type === 'ReturnStatement';
}

import { kept } from '../kept.js';
import { endOf, startOf } from './offsets.js';
import type { Node } from './node.js';
import type { Walk } from '../summarize/walk.js';
import { binds, isFunction, parametersOf } from './search.js';

/** The statements of a block, of a module, of one arm of a switch; a lone statement stands for itself. */
export function statementsOf(node: Node): readonly Node[] {
  if (node.type === 'BlockStatement' || node.type === 'Program') return node.body;
  return node.type === 'SwitchCase' ? node.consequent : [node];
}

/** The list of statements that holds the node being visited, cut at the statement that it is part of. */
export interface Siblings {
  before: readonly Node[];
  /** The statement itself. */
  own: Node;
  after: readonly Node[];
}

export function siblingsOf(walk: Walk, node: Node): Siblings | null {
  for (let depth = walk.ancestors.length - 1; depth >= 0; depth--) {
    const list = listsOf(walk.ancestors[depth]).find((statements) => statements.some((statement) => holds(statement, node)));
    if (!list) continue;
    const index = list.findIndex((statement) => holds(statement, node));
    return { before: list.slice(0, index), own: list[index], after: list.slice(index + 1) };
  }
  return null;
}

/** The statements of the same block or module before the one that is being visited. */
export function statementsBefore({ ancestors }: Walk, statement: Node): readonly Node[] {
  const parent = ancestors.at(-2);
  if (parent?.type !== 'BlockStatement' && parent?.type !== 'Program') return [];
  const statements = statementsOf(parent);
  return statements.slice(0, statements.indexOf(statement));
}

/** The nearest statements of the function that come before the node being visited, in the blocks around it. */
export function nearestStatementsBefore({ ancestors }: Walk, most: number): Node[] {
  const found: Node[] = [];
  for (let depth = ancestors.length - 2; depth >= 0 && found.length < most && !isFunction(ancestors[depth]); depth--) {
    const list = ancestors[depth].type === 'BlockStatement' ? statementsOf(ancestors[depth]) : [];
    const end = list.lastIndexOf(ancestors[depth + 1]);
    if (end > 0) found.push(...list.slice(Math.max(0, end - most + found.length), end));
  }
  return found;
}

function listsOf(node: Node): readonly (readonly Node[])[] {
  switch (node.type) {
    case 'BlockStatement':
    case 'Program':
      return [node.body];
    case 'CatchClause':
      return [node.body.body];
    case 'SwitchStatement':
      return node.cases.map(({ consequent }) => consequent);
    default:
      return [];
  }
}

/** Whether the text of one node lies within that of another. */
export function holds(outer: Node, inner: Node): boolean {
  return startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);
}

/** The innermost function around the node being visited. */
export function enclosingFunction(walk: Walk): Node | null {
  return walk.ancestors.findLast(isFunction) ?? null;
}

interface Declaration {
  start: number;
  init: Node | null;
}

/** What a variable is set to where it is declared, in the statements around the node being visited and before it. */
export function initializerOf(walk: Walk, node: Node, name: string): Node | null {
  for (let depth = walk.ancestors.length - 1; depth >= 0; depth--) {
    const declaration = listsOf(walk.ancestors[depth]).length > 0 ? declarationsIn(walk.ancestors[depth]).get(name) : undefined;
    if (declaration && declaration.start < endOf(node)) return declaration.init;
    if (parametersOf(walk.ancestors[depth]).some((parameter) => binds(parameter, name))) return null;
  }
  return null;
}

/** The first declaration of each variable in the statements directly below a node. */
const declarationsIn = kept((node: Node): ReadonlyMap<string, Declaration> => {
  const found = new Map<string, Declaration>();
  for (const listed of listsOf(node).flat()) {
    const statement = listed.type === 'ExportNamedDeclaration' && listed.declaration ? listed.declaration : listed;
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) if (id.type === 'Identifier' && !found.has(id.name)) found.set(id.name, { start: startOf(statement), init });
  }
  return found;
});

import type { HandlerPosition, RegistrationRule } from '../rules.js';

/** As much of a syntax node as the examples need. */
interface Node {
  type: string;
  [key: string]: unknown;
}

/** The outermost call of the last statement of a program. */
export function callOfLastStatement(program: object): Node {
  const body = list((program as Node)['body']);
  return expressionOf(body.at(-1));
}

/** The handlers that a rule finds among the arguments of a call. */
export function handlersOf(call: Node, handlers: RegistrationRule['handlers']): Node[] {
  const values = list(call['arguments']);
  if (handlers === 'functions') return values.flatMap(functionsOf);
  return [...new Set(handlers.flatMap((position) => at(values, position)))];
}

/** The string at an argument of a call, or at a dotted path of properties of it. */
export function literalAt(call: Node, argument: number, property: string | undefined): string | undefined {
  const start = list(call['arguments'])[argument];
  const path = property === undefined ? [] : property.split('.');
  const found = path.reduce<Node | undefined>((node, name) => (node ? propertyOf(node, name) : undefined), start);
  return found?.type === 'Literal' && typeof found['value'] === 'string' ? found['value'] : undefined;
}

function at(values: readonly Node[], position: HandlerPosition): Node[] {
  if (typeof position === 'number') return [values.at(position)].flatMap((value) => (value ? functionsOf(value) : []));
  const value = values.at(position.argument);
  if (!value) return [];
  const objects = value.type === 'ArrayExpression' ? list(value['elements']) : [value];
  return objects.flatMap((object) => membersOf(object, position.properties));
}

function membersOf(object: Node, names: readonly string[]): Node[] {
  return list(object['properties'])
    .filter((property) => names.includes('*') || names.includes(nameOf(property) ?? ''))
    .flatMap((property) => functionsWithin(property['value'] as Node));
}

function functionsOf(value: Node): Node[] {
  if (isFunction(value)) return [value];
  return value.type === 'ArrayExpression' ? list(value['elements']).filter(isFunction) : [];
}

function functionsWithin(value: Node): Node[] {
  if (isFunction(value)) return [value];
  const inside = [...list(value['elements']), ...list(value['properties']).map((property) => property['value'] as Node)];
  return inside.flatMap(functionsWithin);
}

function propertyOf(object: Node, name: string): Node | undefined {
  return list(object['properties']).find((property) => nameOf(property) === name)?.['value'] as Node | undefined;
}

function nameOf(property: Node): string | undefined {
  const key = property['key'] as Node | undefined;
  return (key?.['name'] ?? key?.['value']) as string | undefined;
}

function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
}

function expressionOf(node: Node | undefined): Node {
  if (!node || node.type === 'CallExpression' || node.type === 'NewExpression') return node ?? { type: 'none' };
  const declared = list(node['declarations'])[0]?.['init'];
  return expressionOf((node['expression'] ?? node['declaration'] ?? node['argument'] ?? node['right'] ?? declared) as Node | undefined);
}

function list(value: unknown): Node[] {
  return Array.isArray(value) ? (value as Node[]) : [];
}

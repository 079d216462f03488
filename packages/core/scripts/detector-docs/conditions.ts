import type { Literal } from '../../src/catalog/arguments.js';
import type { CatalogEntry, Condition, CostModel } from '../../src/catalog/entry.js';
import { code, listed } from './markdown.js';

/** When a row of the catalogue is true of a call, in words. */
export function describeConditions({ when = [], cost = [], engines }: CatalogEntry): string {
  const costs = 'forEach' in cost ? cost : [cost];
  return [...when.map(describe), ...costs.map(describeCost), ...(engines === undefined ? [] : [`Node ${engines}`])].join(', ');
}

function describe(condition: Condition): string {
  if ('noCallbackFrom' in condition) return 'without a callback';
  const argument = argumentAt(condition.argument);
  if ('option' in condition) return `${code(condition.option)} of ${argument} is ${values(condition.literal)}`;
  if ('withoutOption' in condition) return `${argument} has no ${code(condition.withoutOption)}`;
  if ('notLiteral' in condition) return `${argument} is not ${values(condition.notLiteral)}`;
  if ('literal' in condition) return `${argument} is ${values(condition.literal)}`;
  if ('command' in condition) return `the command is ${values(condition.command)}`;
  return `the command is not ${values(condition.notCommand)}`;
}

function describeCost(cost: CostModel): string {
  if ('from' in cost) return `${argumentAt(cost.argument)} is at least ${cost.from} or unknown`;
  return `${argumentAt(cost.inputArgument)} is not known to be below ${cost.bytes} bytes`;
}

function argumentAt(index: number): string {
  return `the ${['last', 'first', 'second', 'third', 'fourth'][index + 1] ?? `${index + 1}th`} argument`;
}

function values(literal: Literal | readonly Literal[]): string {
  const all = Array.isArray(literal) ? (literal as readonly Literal[]) : [literal as Literal];
  return listed(all.map((value) => code(String(value))), 'or');
}

import { shapeAt } from '../catalog/arguments.js';
import type { ArgumentPlace, HandlerPosition } from '../catalog/roots/rules.js';
import { Name } from './names.js';
import type { Solver } from './solver.js';

/** Handlers may lie in objects in lists in objects: `{ options: { pre: [{ method }] } }`. */
const DEEPEST_HANDLER = 4;

/** Nodes of what an object argument holds where an API looks for functions. Arguments themselves are not among them. */
export function handlerNodes(solver: Solver, call: number, positions: 'functions' | readonly HandlerPosition[]): number[] {
  const { calls } = solver;
  const found: number[] = [];
  for (const node of calls.arguments(call)) if (node > 0) found.push(loaded(solver, node, Name.elements));
  for (const position of positions === 'functions' ? [] : positions) {
    if (typeof position === 'number') continue;
    const { argument, properties } = position;
    const node = calls.argument(call, argument < 0 ? calls.argumentCount(call) + argument : argument);
    if (node > 0) found.push(...propertyNodes(solver, node, properties));
  }
  return found;
}

/** The properties of an object or of those in an array, and everything below them. */
function propertyNodes(solver: Solver, object: number, properties: readonly string[]): number[] {
  const found = [object, loaded(solver, object, Name.elements)].flatMap((owner) => properties.map((name) => loaded(solver, owner, solver.names.id(name))));
  let level = found;
  for (let depth = 1; depth < DEEPEST_HANDLER; depth++) {
    level = level.map((node) => loaded(solver, node, Name.any));
    found.push(...level);
  }
  return found;
}

function loaded(solver: Solver, object: number, name: number): number {
  const node = solver.graph.newNode();
  solver.addLoad(object, name, node);
  return node;
}

/** Lets something of a framework have the property that a call gives to it. */
export function define(solver: Solver, call: number, api: string): void {
  const { apis, model, graph, heap, tokens, names, calls } = solver;
  for (const { name, value, on } of model.definitions(api, calls.eventName(call))) {
    const text = literalAt(solver, call, name);
    const from = valueAt(solver, call, value);
    if (text !== undefined && from > 0) graph.addCopy(from, heap.written(tokens.external(apis.parse(on)), names.id(text)));
  }
}

function literalAt({ calls }: Solver, call: number, { argument, property }: ArgumentPlace): string | undefined {
  const value = shapeAt(calls.shapes(call), argument, property);
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

function valueAt(solver: Solver, call: number, { argument, property }: ArgumentPlace): number {
  const node = solver.calls.argument(call, argument);
  return node > 0 && property !== undefined ? loaded(solver, node, solver.names.id(property)) : node;
}

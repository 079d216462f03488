import type { ArgumentShape } from '../../catalog/arguments.js';
import type { Program } from '../../link/program.js';
import { ANY_VALUE, ValueKind, kindOfLiteral } from '../../summarize/value-kinds.js';

/** The kinds of values that a caller gives for a parameter: by its own parameter, those that its callers give. */
export type Supply = number | { parameter: number };

/** What a call gives as an argument, or as a property of one; null where it gives nothing. */
export type SupplyAt = (call: number, position: number, property: string | null) => Supply | null;

export function argumentSupplies(program: Program, parameterAt: (node: number, property: string | null) => Supply | undefined): SupplyAt {
  const { calls } = program;
  return (call, position, property) => {
    if (position >= calls.argumentCount(call)) return null;
    const shape = calls.shapes(call)[position];
    const kinds = shape ? kindsIn(shape.kind === 'unknown' ? (shape.holds ?? shape) : shape, property) : ANY_VALUE;
    if (kinds !== ANY_VALUE) return kinds;
    const node = calls.argument(call, position);
    const own = parameterAt(node, property);
    if (own !== undefined) return own;
    return property === null && program.functionsAt(node).length > 0 ? ValueKind.function : ANY_VALUE;
  };
}

/** The kinds of values that an argument, or a property of it, has as it is written; null where the property is left out. */
function kindsIn(shape: ArgumentShape, property: string | null): number | null {
  if (property !== null) return kindsOfProperty(shape, property);
  switch (shape.kind) {
    case 'literal':
      return kindOfLiteral(shape.value);
    case 'function':
      return ValueKind.function;
    case 'object':
    case 'array':
      return ValueKind.other;
    default:
      return ANY_VALUE;
  }
}

function kindsOfProperty(shape: ArgumentShape, property: string): number | null {
  if (shape.kind === 'literal') return null;
  if (shape.kind !== 'object') return ANY_VALUE;
  if (Object.hasOwn(shape.options, property)) return kindsIn(shape.options[property], null);
  return shape.open ? ANY_VALUE : null;
}

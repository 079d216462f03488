import type { ArgumentShape } from '../catalog/arguments.js';
import { allocates, slicers } from '../catalog/sized-values.js';
import type { Program } from '../link/program.js';

/** What is known of the arguments of a call: what is written there, and where that says nothing, what flows there. */
export function shapesAt(program: Program, call: number): ArgumentShape[] {
  const { calls } = program;
  return calls.shapes(call).map((shape, position) => (shape.kind === 'unknown' ? shapeOfValue(program, calls.argument(call, position)) : shape));
}

function shapeOfValue(program: Program, node: number): ArgumentShape {
  if (program.functionsAt(node).length > 0) return { kind: 'function' };
  return sliceLength(program, node) ?? bufferLength(program, node) ?? { kind: 'unknown' };
}

/** `body.slice(0, 1024)` is no longer than that, whatever the body is. */
function sliceLength(program: Program, node: number): ArgumentShape | null {
  const { calls } = program;
  const call = program.callWithResult(node);
  if (call < 0 || !slicers.has(calls.member(call) ?? '') || calls.argumentCount(call) < 2) return null;
  const [start, end] = calls.shapes(call).map(numberIn);
  if (start === null || end === null) return { kind: 'sized', length: null };
  const isInside = end >= 0 === start >= 0;
  return isInside ? { kind: 'sized', length: Math.max(0, end - start) } : null;
}

/** `Buffer.alloc(16)`, `new Uint8Array(16)` */
function bufferLength(program: Program, node: number): ArgumentShape | null {
  const { calls, apis } = program;
  const call = program.callWithResult(node);
  if (call < 0 || !calls.externals(call).some((api) => allocates(apis.text(api)))) return null;
  const length = calls.argumentCount(call) > 0 ? numberIn(calls.shapes(call)[0]) : null;
  return length === null ? null : { kind: 'sized', length };
}

function numberIn(shape: ArgumentShape): number | null {
  return shape.kind === 'literal' && typeof shape.value === 'number' ? shape.value : null;
}

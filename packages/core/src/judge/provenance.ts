import { type Provenance, sourceOf } from '../catalog/sources.js';
import type { Program } from '../link/program.js';

const DEEPEST_CALL = 4;

/** Methods that only uploads, blobs, requests and responses have: whoever they are called on, they read content. */
const CONTENT_READERS: ReadonlySet<string> = new Set(['arrayBuffer', 'formData', 'blob']);

/** Where a value comes from: through conversions, to the call or parameter that brought it into the program. */
export function provenanceOf(program: Program, node: number, depth = 0): Provenance {
  if (node <= 0) return 'unknown';
  for (const api of program.apisAt(node)) {
    const source = sourceOf(program.apis.text(api));
    if (source) return source;
  }
  const call = depth < DEEPEST_CALL ? program.callWithResult(node) : -1;
  if (call < 0) return 'unknown';
  if (CONTENT_READERS.has(program.calls.member(call) ?? '')) return 'file';
  for (let position = 0; position < Math.min(2, program.calls.argumentCount(call)); position++) {
    const provenance = provenanceOf(program, program.calls.argument(call, position), depth + 1);
    if (provenance !== 'unknown') return provenance;
  }
  return provenanceOf(program, program.calls.receiver(call), depth + 1);
}

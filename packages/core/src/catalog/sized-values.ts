const BUFFERS = /^(?:node:buffer|global)#(?:Buffer\.alloc(?:Unsafe)?|Uint8Array)$/;

/** Methods that give a part of a text or buffer, from one position to another. */
export const slicers: ReadonlySet<string> = new Set(['slice', 'subarray', 'substring', 'substr']);

/** Whether an API makes a buffer of the length that it is given. */
export function allocates(api: string): boolean {
  return BUFFERS.test(api);
}

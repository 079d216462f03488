/** Events that an emitter tells once, in its end. */
export const lastEvents: ReadonlySet<string> = new Set(['close', 'end', 'finish', 'exit']);

/** What a tool does too: it turns its spinner by an interval, and looks for changes while somebody writes code. Kinds of entry points. */
export const idleKinds: ReadonlySet<string> = new Set(['interval', 'file watcher']);

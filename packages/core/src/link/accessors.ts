import type { ProgramFile } from './module-graph.js';

/** Which properties of a program run code when they are read, written or iterated: few do, and the others need no calls. */
export class Accessors {
  readonly getters = new Set<string>();
  readonly setters = new Set<string>();
  hasIterators = false;

  constructor(files: readonly ProgramFile[]) {
    for (const { summary } of files) for (let row = 1; row < summary.flow.stores.length; row += 3) this.note(summary.names[summary.flow.stores[row]]);
  }

  private note(name: string): void {
    // A computed name would make an accessor of every other.
    if (name.endsWith(' *')) return;
    if (name.startsWith('get ')) this.getters.add(name.slice(4));
    else if (name.startsWith('set ')) this.setters.add(name.slice(4));
    else if (name === '@@iterator' || name === '@@asyncIterator') this.hasIterators = true;
  }
}

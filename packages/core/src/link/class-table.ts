import type { ClassSummary } from '../summarize/module-summary.js';
import type { ProgramFile } from './module-graph.js';
import { fileOf, type TokenSpace } from './tokens.js';

/** All classes of the program by number. */
export class ClassTable {
  private readonly memberNames = new Map<number, Set<string>>();

  constructor(
    private readonly files: readonly ProgramFile[],
    private readonly nodeBase: Int32Array,
    private readonly tokens: TokenSpace,
  ) {}

  /** The function that runs when the class is constructed, or −1. */
  constructorOf(id: number): number {
    const { constructor_: index } = this.summary(id);
    return index < 0 ? -1 : this.tokens.functionBase[this.file(id)] + index;
  }

  /** Public methods of a class, its constructor among them. */
  methodsOf(id: number): number[] {
    const file = this.file(id);
    const local = id - this.tokens.classBase[file];
    return this.files[file].summary.functions.flatMap((fn, index) => (fn.class === local ? [this.tokens.functionBase[file] + index] : []));
  }

  /** Nodes of what a class extends and implements. */
  supersOf(id: number): number[] {
    const base = this.nodeBase[this.file(id)];
    return this.summary(id).supers.map((node) => base + node);
  }

  declaresMember(id: number, name: string): boolean {
    let names = this.memberNames.get(id);
    if (!names) {
      const { summary } = this.files[this.file(id)];
      names = new Set(this.summary(id).members.map((member) => summary.names[member]));
      this.memberNames.set(id, names);
    }
    return names.has(name);
  }

  private summary(id: number): ClassSummary {
    const file = this.file(id);
    return this.files[file].summary.classes[id - this.tokens.classBase[file]];
  }

  private file(id: number): number {
    return fileOf(this.tokens.classBase, id);
  }
}

import { append } from '../append.js';
import type { FunctionSummary } from '../summarize/module-summary.js';
import type { ProgramFile } from './module-graph.js';
import type { TokenSpace } from './tokens.js';

/** All functions of the program by number, and copies of them. */
export class FunctionTable {
  private readonly fileOf: Int32Array;
  private readonly copied: number[] = [];
  private readonly copies = new Map<number, number[]>();

  constructor(
    private readonly files: readonly ProgramFile[],
    private readonly nodeBase: Int32Array,
    private readonly tokens: TokenSpace,
  ) {
    this.fileOf = new Int32Array(tokens.functionCount);
    files.forEach((_, file) => this.fileOf.fill(file, tokens.functionBase[file], tokens.functionBase[file + 1]));
  }

  /** A number of its own for a function as one of its users knows it. */
  addCopy(fn: number): number {
    const copy = this.tokens.functionCount + this.copied.push(fn) - 1;
    append(this.copies, fn, copy);
    return copy;
  }

  copiesOf(fn: number): readonly number[] {
    return this.copies.get(fn) ?? [];
  }

  /** How many functions and copies of them there are. */
  get count(): number {
    return this.tokens.functionCount + this.copied.length;
  }

  /** The function that a number stands for, be it that of a copy. */
  original(fn: number): number {
    return fn < this.tokens.functionCount ? fn : this.copied[fn - this.tokens.functionCount];
  }

  summary(fn: number): FunctionSummary {
    const file = this.file(fn);
    return this.files[file].summary.functions[this.original(fn) - this.tokens.functionBase[file]];
  }

  file(fn: number): number {
    return this.fileOf[this.original(fn)];
  }

  /** The function that a function is written in; that of a module is the module itself. */
  parent(fn: number): number {
    return this.tokens.functionBase[this.file(fn)] + this.summary(fn).parent;
  }

  /** A function and those that it is written in, up to the module. Each call of them has functions of its own inside. */
  around(fn: number): number[] {
    const found: number[] = [];
    for (let at = fn, outer = this.parent(at); at !== outer; at = outer, outer = this.parent(at)) found.push(at);
    return found;
  }

  /** A function and those that are written inside it. */
  within(fn: number): number[] {
    const file = this.file(fn);
    const base = this.tokens.functionBase[file];
    const inside = new Set([fn - base]);
    this.files[file].summary.functions.forEach(({ parent }, index) => {
      if (index !== 0 && inside.has(parent)) inside.add(index);
    });
    return [...inside].map((index) => base + index);
  }

  /** Nodes of the parameters. */
  parameters(fn: number): number[] {
    const base = this.nodeBase[this.file(fn)];
    return this.summary(fn).parameters.map((node) => base + node);
  }

  returns(fn: number): number {
    return this.nodeBase[this.file(fn)] + this.summary(fn).returns;
  }

  this(fn: number): number {
    return this.nodeBase[this.file(fn)] + this.summary(fn).this;
  }
}

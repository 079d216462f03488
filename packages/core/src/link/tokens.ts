import type { ProgramFile } from './module-graph.js';

/** What a value can be, as far as the call graph cares. */
export const TokenKind = {
  function: 0,
  class: 1,
  /** An object made by `new C()`. */
  instance: 2,
  /** An object of class or interface C, or of one that extends or implements it. */
  typed: 3,
  /** An object made by calling a function with `new`. */
  functionInstance: 4,
  /** An object or array literal. */
  object: 5,
  namespace: 6,
  /** Something that a module outside the program exports or makes. */
  external: 7,
  /** An object that the analysis introduced: a module's `exports`, the array of a rest parameter, `new Map()`. */
  made: 8,
  /** Whatever comes of other packages and no rule speaks of. There is one such value. */
  elsewhere: 9,
  /** One of the modules that a computed name may mean, which are more than a node holds. */
  modules: 10,
} as const;

/** Numbers every value that the summaries mention: one range of integers per kind, the open-ended kinds last. */
export class TokenSpace {
  readonly functionCount: number;
  readonly classCount: number;
  readonly functionBase: Int32Array;
  readonly classBase: Int32Array;
  readonly objectBase: Int32Array;
  private readonly bounds: number[];
  private readonly openKinds: number[] = [];
  private readonly openValues: number[] = [];
  private readonly externals = new Map<number, number>();
  readonly elsewhere: number;

  constructor(files: readonly ProgramFile[]) {
    this.functionBase = bases(files, (file) => file.summary.functions.length);
    this.classBase = bases(files, (file) => file.summary.classes.length);
    this.objectBase = bases(files, (file) => file.summary.objectCount);
    this.functionCount = this.functionBase[files.length];
    this.classCount = this.classBase[files.length];
    const sizes = [this.functionCount, this.classCount, this.classCount, this.classCount, this.functionCount, this.objectBase[files.length], files.length];
    this.bounds = [0];
    for (const size of sizes) this.bounds.push(this.bounds[this.bounds.length - 1] + size);
    this.elsewhere = this.open(TokenKind.elsewhere, -1);
  }

  of(kind: number, index: number): number {
    return this.bounds[kind] + index;
  }

  external(api: number): number {
    let token = this.externals.get(api);
    if (token === undefined) {
      token = this.open(TokenKind.external, api);
      this.externals.set(api, token);
    }
    return token;
  }

  /** A new object; `api` is what it is an instance of, or −1. */
  make(api = -1): number {
    return this.open(TokenKind.made, api);
  }

  /** A value that stands for those of several nodes. */
  modules(group: number): number {
    return this.open(TokenKind.modules, group);
  }

  /** Whether a value is one of the program. */
  isOwn(token: number): boolean {
    const kind = this.kind(token);
    return kind !== TokenKind.external && kind !== TokenKind.elsewhere && kind !== TokenKind.modules;
  }

  kind(token: number): number {
    const { bounds } = this;
    if (token >= bounds[7]) return this.openKinds[token - bounds[7]];
    for (let kind = 6; kind > 0; kind--) if (token >= bounds[kind]) return kind;
    return 0;
  }

  index(token: number): number {
    const { bounds } = this;
    if (token >= bounds[7]) return this.openValues[token - bounds[7]];
    return token - bounds[this.kind(token)];
  }

  private open(kind: number, value: number): number {
    this.openKinds.push(kind);
    return this.bounds[7] + this.openValues.push(value) - 1;
  }
}

/** Running sums: where the numbers of each file begin, and at the end how many there are. */
export function bases(files: readonly ProgramFile[], count: (file: ProgramFile) => number): Int32Array {
  const result = new Int32Array(files.length + 1);
  files.forEach((file, index) => {
    result[index + 1] = result[index] + count(file);
  });
  return result;
}

/** The file whose range a number lies in. */
export function fileOf(base: Int32Array, value: number): number {
  let low = 0;
  let high = base.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (base[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

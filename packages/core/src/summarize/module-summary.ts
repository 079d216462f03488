import type { ArgumentShape } from '../catalog/arguments.js';

/** Changes whenever the meaning or layout of a summary changes; stored summaries of another version are dropped. */
export const SUMMARY_VERSION = 38;

/**
 * Everything that later stages know of one file.
 *
 * It is plain data made from the file's text alone, so it can be cached by content, made on any thread and shipped
 * between machines. Values are numbered nodes of a flow graph: node 0 holds nothing, every other node stands for a
 * binding, an expression, a parameter or a function's result. `names` interns all strings; other tables point into
 * it. Flat tables list records one after the other, in the order that their comment gives.
 */
export interface ModuleSummary {
  /** Whether the file has ESM syntax. */
  esm: boolean;
  /** Whether it begins with a shebang. */
  executable: boolean;
  /** Whether its header says that a program wrote it. */
  generated: boolean;
  names: string[];
  nodeCount: number;
  objectCount: number;
  functions: FunctionSummary[];
  classes: ClassSummary[];
  /** Flat, variable length: see `call-record.ts`. */
  calls: number[];
  /** function, node of a load, line, column: property reads, which may run getters */
  reads: number[];
  /** function, row in `flow.stores`, line, column: assignments to properties, which may run setters */
  writes: number[];
  /** function, iterated node, node of the elements, line, column */
  iterations: number[];
  firstCalls: FirstCallTables;
  argumentTests: ArgumentTestTables;
  /** call, node that a name is made of or 0: calls that are made only where something of that name is missing, which they make */
  creations: number[];
  /** Literal arguments of the calls that need them. */
  shapes: ArgumentShape[][];
  flow: FlowTables;
  imports: ImportTables;
  decorators: DecoratorSummary[];
  candidates: Candidate[];
  suppressions: Suppression[];
  /** `use client`, `use server` … at the top of the file. */
  directives: string[];
  /** What `process.env.NODE_ENV` is set to when the file is loaded, or null. */
  mode: string | null;
  metrics: FileMetrics;
}

/** What may be a first call: `if (!this.client) this.connect()`, where connecting assigns the client. */
export interface FirstCallTables {
  /** call, name: calls that are made only where the named value is missing */
  guarded: number[];
  /** function, name, 1 when it is emptied: assignments to values of these names */
  assigned: number[];
  /** call, node: calls that are made once for each value of a name, and kept for good */
  named: number[];
}

/** Branches that only some callers enter: `cb ? cb(null, list) : print(list)`. */
export interface ArgumentTestTables {
  /**
   * call, function, parameter, name of a property of it or −1, kinds of values, 1 when it is made for others too but once:
   * calls that are made only for some values of a parameter, such as when it is given, or is missing
   */
  tests: number[];
  /** function, parameter, property or −1, parameter whose value it gets or −1: `if (typeof options === 'function') callback = options` */
  assigned: number[];
  /** function, parameter, property or −1, kinds of values that it has where it is not given */
  defaults: number[];
  /** call, node, 1 when it holds: calls that are made only when something that outlives functions is true, or is not */
  switches: number[];
}

export interface FlowTables {
  /** from, to */
  copies: number[];
  /** object, name, to */
  loads: number[];
  /** object, name, from */
  stores: number[];
  /** to, function */
  functions: number[];
  /** to, class */
  classes: number[];
  /** to, class: an instance of it, or of a subclass */
  instances: number[];
  /** to, object: an object or array made here */
  objects: number[];
  /** type node, to: a value annotated with a type */
  types: number[];
  /** to, name: an identifier that nothing in the file declares */
  globals: number[];
  /** node, object: what the object inherits from */
  prototypes: number[];
  /** fields of classes, and variables that a function assigns to without declaring them */
  kept: number[];
}

export interface ImportTables {
  /** to, specifier, imported name (`*` for the namespace) */
  imports: number[];
  /** to, specifier: `require` and `import()` */
  requires: number[];
  /** to, beginning: specifiers whose end is computed, relative to the file: `./commands/` */
  computed: number[];
  /** exported name, node */
  exports: number[];
  /** exported name (`*` for all), specifier, imported name */
  reexports: number[];
}

export type FunctionKind =
  | 'module'
  | 'function'
  | 'arrow'
  | 'method'
  | 'getter'
  | 'setter'
  | 'constructor'
  /** Stands for the constructor of a class that has none written. */
  | 'implicit-constructor'
  | 'static-block'
  | 'field';

export interface FunctionSummary {
  name: string;
  kind: FunctionKind;
  /** Index of the function that holds it; the module body is 0 and its own parent. */
  parent: number;
  /** Class whose member it is, or −1. */
  class: number;
  async: boolean;
  generator: boolean;
  /** start line, start column, end line, end column; from 1 */
  range: Position4;
  parameters: number[];
  /** Index of the rest parameter, or −1. */
  rest: number;
  returns: number;
  this: number;
  /** Names of the parameters as written, for handlers known only by them. */
  parameterNames: string[];
  /** Blocking or not, as its JSDoc says. */
  declared?: 'blocking' | 'nonblocking';
  /** Awaits in a loop that never ends, or sets a timer for itself: once started, it runs for the life of the process. */
  endless?: boolean;
  /** What it begins with, if that is a directive: `use cache`. */
  directive?: string;
  /** No way through it gives anything back. */
  silent?: boolean | undefined;
  /** The process ends when it has run, whatever way it takes. */
  ends?: boolean;
}

export type Position4 = [line: number, column: number, endLine: number, endColumn: number];

export interface ClassSummary {
  name: string;
  interface: boolean;
  /** Function that runs on construction, or −1. */
  constructor_: number;
  /** The function that stands for its constructor where none is written, or −1. */
  implicitConstructor: number;
  /** Node of the class itself. */
  node: number;
  /** Nodes of the superclass and of implemented or extended interfaces. */
  supers: number[];
  /** Names of the methods that it declares, static ones too. */
  members: number[];
}

/** A decorator on a method (`function`) or on a class. */
export interface DecoratorSummary {
  node: number;
  function: number;
  class: number;
  /** Whether it is written as a call. */
  called: boolean;
  arguments: ArgumentShape[];
}

/** A place that a detector wants to judge when the program is known. */
export interface Candidate {
  detector: string;
  function: number;
  position: Position4;
  loopDepth: number;
  /** `CallFlag`s of the region: behind a once-guard, on another thread. */
  region: number;
  /** Flow nodes that the verdict depends on. */
  nodes: number[];
  /** `evidence`: nothing is ever found there, so that it does not count where places are numbered. */
  data: Record<string, string | number | boolean | null>;
}

/** A comment that asks not to report. */
export interface Suppression {
  /** Line that it speaks of. */
  line: number;
  /** Where the comment is. */
  at: [line: number, column: number];
  detector: string;
  reason: string | null;
}

export interface FileMetrics {
  codeLines: number;
  /** Functions that contain a decision. */
  decidingFunctions: number;
  /** Without those that it only passes on. */
  exports: number;
  functions: number;
  asyncFunctions: number;
}

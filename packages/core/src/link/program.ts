import type { Confidence } from '../report/report.js';
import type { ApiTable } from './api-table.js';
import type { CallTable } from './call-table.js';
import type { ProgramFile } from './module-graph.js';

/** An object or array literal, a class with what is static, or anything else: instances, namespaces, what others made. */
export type OwnerKind = 'literal' | 'class' | 'other';

/** A call from one function of the program to another. Functions and calls are numbers. */
export interface CallEdge {
  from: number;
  to: number;
  call: number;
  confidence: Confidence;
  /** The callee is a parameter of the function (or of one around it): who is called depends on who called it. */
  throughParameter: boolean;
}

/** The linked program: its files, functions and calls, and who calls whom. */
export interface Program {
  files: readonly ProgramFile[];
  functionCount: number;
  functionBase: Int32Array;
  classBase: Int32Array;
  nodeBase: Int32Array;
  apis: ApiTable;
  calls: CallTable;
  edges: readonly CallEdge[];
  /** Calls that lead nowhere known, with the reason. */
  unresolved: ReadonlyMap<number, string>;
  /** Functions given to others under a type that returns a promise. */
  promised: ReadonlySet<number>;
  /** Functions that a flow node may hold. */
  functionsAt(node: number): number[];
  /** External APIs that a flow node may hold. */
  apisAt(node: number): number[];
  /** Objects and classes of the program that a flow node may hold, as numbers that tell them apart. */
  objectsAt(node: number): readonly number[];
  /** The external APIs whose instances the collections are that a flow node may hold. */
  collectionsAt(node: number): number[];
  /** Nodes of the elements of the arrays that a flow node may hold. */
  elementsAt(node: number): number[];
  /** The properties of the objects that a flow node may hold: names, the nodes of their values, and what the object is. */
  propertiesAt(node: number): readonly (readonly [name: string, value: number, owner: OwnerKind])[];
  /** Methods of the classes of the program that a node may hold, static ones too. */
  methodsAt(node: number): number[];
  /** Classes of the program that a node may hold. */
  classesAt(node: number): number[];
  /** Nodes of what a file exports. */
  exportsOf(file: number): number[];
  /** The exports of a file by name; `default` stands for `module.exports` too. */
  namedExportsOf(file: number): [name: string, node: number][];
  /** The nodes of each parameter of a function: the parameter itself, and the variable that it is bound to. */
  bindingsOfParameters(fn: number): readonly (readonly number[])[];
  /** The nodes that a node's values flow into at once. */
  flowsInto(node: number): readonly number[];
  /** The call whose result is just this node, or −1. */
  callWithResult(node: number): number;
  resolve(importer: number, specifier: string): number | string;
}

import type { Confidence, Reach } from './report.js';

/** A function of the program; the body of a module is one too. */
export interface GraphFunction {
  id: number;
  name: string;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  async: boolean;
  kind: string;
  reach: Reach;
}

/** A place where a call is written. */
export interface CallSite {
  file: string;
  line: number;
  column: number;
}

/** A call from one function of the program to another. */
export interface GraphEdge {
  from: number;
  to: number;
  call: CallSite;
  confidence: Confidence;
}

/** The call graph of a program, as `perf-analyze graph` prints it. */
export interface Graph {
  functions: GraphFunction[];
  edges: GraphEdge[];
  external: { from: number; api: string; call: CallSite }[];
  unresolved: { from: number; call: CallSite; reason: string }[];
}
